// What Maven calls: installs and builds only when something that matters is newer than what is there.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const inputs = ["api", "build", "public", "src", "test", ".npmrc", "index.html", "package-lock.json", "package.json", "tsconfig.json", "vite.config.js"];
const stampFile = "target/pages.stamp";
const installed = "node_modules/.package-lock.json";

function files(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true })
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile())
    .sort();
}

function stamp() {
  const hash = createHash("sha256").update(process.version);
  for (const file of inputs.flatMap(files)) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

function npm(...args) {
  const ended = spawnSync("npm", args, { stdio: ["ignore", "inherit", "inherit"] });
  if (ended.status !== 0) process.exit(ended.status ?? 1);
}

await import("./types.js");
const wanted = stamp();
const pages = "target/classes/static/console/index.html";
if (!existsSync(pages) || !existsSync(stampFile) || readFileSync(stampFile, "utf8") !== wanted) {
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync("package-lock.json").mtimeMs) npm("ci", "--no-progress", "--loglevel=error");
  npm("run", "--silent", "build");
  mkdirSync("target", { recursive: true });
  writeFileSync(stampFile, wanted);
}
