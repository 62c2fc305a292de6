// Writes src/kernel/types.ts from api/openapi.json: the records of the API, and each call with what it takes and gives.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const api = JSON.parse(readFileSync("api/openapi.json", "utf8"));
const target = "src/kernel/types.ts";

const named = (ref) => ref.slice(ref.lastIndexOf("/") + 1);
const quoted = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));
const summary = (text, indent) => (text ? `${indent}/** ${text.replaceAll("*/", "* /")} */\n` : "");

function type(schema) {
  if (schema.$ref) return named(schema.$ref);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  for (const together of ["oneOf", "anyOf"]) if (schema[together]) return schema[together].map(type).join(" | ");
  if (schema.allOf) return schema.allOf.map(type).join(" & ");
  return [schema.type ?? "unknown"].flat().map((name) => plain(name, schema)).join(" | ");
}

function plain(name, schema) {
  if (name === "array") return `readonly ${wrapped(type(schema.items ?? {}))}[]`;
  if (name === "object") return object(schema);
  if (name === "string" && schema.format === "binary") return "Blob";
  return { integer: "number", number: "number", string: "string", boolean: "boolean", null: "null" }[name] ?? "unknown";
}

const wrapped = (text) => (/[|&]|^readonly/.test(text) ? `(${text})` : text);

function object(schema) {
  const extra = schema.additionalProperties;
  if (!schema.properties) return `Readonly<Record<string, ${typeof extra === "object" ? type(extra) : "unknown"}>>`;
  return `{\n${members(schema, "    ")}  }`;
}

function members(schema, indent) {
  return Object.entries(schema.properties ?? {})
    .map(([name, member]) => {
      const there = schema.required?.includes(name);
      const rest = there ? type(member) : `${type(member)} | undefined`;
      return `${summary(member.description, indent)}${indent}readonly ${quoted(name)}${there ? "" : "?"}: ${rest};\n`;
    })
    .join("");
}

function record([name, schema]) {
  const head = summary(schema.description, "");
  if (!schema.properties) return `${head}export type ${name} = ${type(schema)};\n`;
  return `${head}export interface ${name} {\n${members(schema, "  ")}}\n`;
}

function parameters(operation, place) {
  const found = (operation.parameters ?? []).filter((parameter) => parameter.in === place);
  if (found.length === 0) return "undefined";
  const list = found.map((p) => `${quoted(p.name)}${p.required ? "" : "?"}: ${p.required ? type(p.schema) : `${type(p.schema)} | undefined`}`);
  return `{ ${list.join("; ")} }`;
}

function content(part) {
  const json = part?.content?.["application/json"] ?? part?.content?.["*/*"];
  return json?.schema ? type(json.schema) : "undefined";
}

function call(path, method, operation) {
  const answer = Object.entries(operation.responses).find(([status]) => status.startsWith("2"))?.[1];
  const parts = {
    path: parameters(operation, "path"),
    query: parameters(operation, "query"),
    body: operation.requestBody ? content(operation.requestBody) : "undefined",
    answer: content(answer),
  };
  const inside = Object.entries(parts).map(([name, text]) => `    ${name}: ${text};\n`).join("");
  return `${summary(operation.summary, "  ")}  "${method.toUpperCase()} ${path}": {\n${inside}  };\n`;
}

const records = Object.entries(api.components.schemas).map(record).join("\n");
const calls = Object.entries(api.paths)
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => call(path, method, operation)))
  .join("");
const text = `// Made from api/openapi.json by build/types.js.\n\n${records}\n/** Each call of the API: what it takes and what it gives. */\nexport interface Calls {\n${calls}}\n`;
if (!existsSync(target) || readFileSync(target, "utf8") !== text) writeFileSync(target, text);
