import { gzipSync } from "node:zlib";

/** Fails the build when what the first page loads grows heavier than {@code limit} KB, compressed. */
export function weight(limit) {
  return {
    name: "weight",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const entry = Object.values(bundle).find((chunk) => chunk.isEntry);
      const names = closure(bundle, entry.fileName);
      const kilobytes = [...names].reduce((sum, name) => sum + compressed(bundle[name]), 0) / 1024;
      if (kilobytes > limit) this.error(`The first load is ${kilobytes.toFixed(0)} KB, more than ${limit}: make a screen lazy`);
      this.info?.(`first load ${kilobytes.toFixed(0)} KB of ${limit}`);
    },
  };
}

function closure(bundle, name, found = new Set()) {
  const chunk = bundle[name];
  if (!chunk || found.has(name)) return found;
  found.add(name);
  for (const sheet of chunk.viteMetadata?.importedCss ?? []) found.add(sheet);
  for (const imported of chunk.imports ?? []) closure(bundle, imported, found);
  return found;
}

function compressed(output) {
  return output ? gzipSync(output.code ?? output.source).length : 0;
}
