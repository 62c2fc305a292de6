import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const src = new URL("../src/", import.meta.url);

/** They count the seconds that are left, and ask nothing. */
const own = ["kernel/idle.ts", "kernel/refresh.ts"];

test("who has left is not kept signed in by a page that asks again and again", () => {
  const files = readdirSync(src, { recursive: true }).filter((name) => /\.(ts|vue)$/.test(name));
  assert.ok(files.length > 100);
  const found = files.filter((name) => !own.includes(name) && readFileSync(new URL(name, src), "utf8").includes("setInterval"));
  assert.deepEqual(found, [], "useRefresh instead of setInterval");
});
