// Lets node's own test runner read our TypeScript: types are stripped, nothing else happens.
import { readFileSync } from "node:fs";
import { register } from "node:module";
import { fileURLToPath } from "node:url";
import typescript from "typescript";

if (import.meta.url.endsWith("typescript.mjs")) register(import.meta.url + "?hooks");

export async function resolve(specifier, context, next) {
  const ours = specifier.startsWith(".") && !/\.\w+$/.test(specifier);
  return next(ours ? `${specifier}.ts` : specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith(".ts")) return next(url, context);
  const { outputText } = typescript.transpileModule(readFileSync(fileURLToPath(url), "utf8"), {
    compilerOptions: { target: "ES2023", module: "ESNext", verbatimModuleSyntax: true },
  });
  return { format: "module", source: outputText, shortCircuit: true };
}
