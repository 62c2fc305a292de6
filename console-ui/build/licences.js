import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Writes which packages the bundle really holds, with their licences: a package that was shaken out is not named. */
export function licences(file) {
  const found = new Map();
  let folder = "";
  return {
    name: "licences",
    apply: "build",
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    moduleParsed(module) {
      const home = packageOf(module.id);
      if (home) found.set(home, false);
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        for (const [id, part] of Object.entries(chunk.modules ?? {})) {
          const home = packageOf(id);
          if (home && (part.renderedLength > 0 || id.includes(".css"))) found.set(home, true);
        }
      }
    },
    closeBundle() {
      const target = join(folder, file);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, list([...found].filter(([, ships]) => ships).map(([home]) => home)));
    },
  };
}

function packageOf(id) {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/?]+)\//.exec(id)?.[1];
}

function list(homes) {
  const packages = homes
    .map((home) => ({ home, ...JSON.parse(readFileSync(join(home, "package.json"), "utf8")) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const lines = packages.map((p) => `     (${p.license ?? "unknown"}) ${p.name} (npm:${p.name}:${p.version})`);
  const texts = packages.map((p) => `\n${"-".repeat(80)}\n${p.name} ${p.version}\n\n${text(p.home)}`);
  return `The console's pages hold ${packages.length} packages of other people:\n\n${lines.join("\n")}\n${texts.join("")}`;
}

function text(home) {
  const name = existsSync(home) && readdirSync(home).find((entry) => /^licen[cs]e(\.md|\.txt)?$/i.test(entry));
  return name ? readFileSync(join(home, name), "utf8") : "(no licence text in the package)\n";
}
