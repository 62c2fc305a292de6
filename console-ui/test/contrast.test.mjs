import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const sheet = readFileSync(new URL("../src/look/tokens.css", import.meta.url), "utf8");
const surfaces = ["bg", "surface", "sunken", "raised", "hover"];
const meanings = ["ok", "warn", "bad", "hold", "idle"];

const text = [
  ...["ink", "ink-2", "ink-3", "accent-ink"].flatMap((ink) => surfaces.map((ground) => [ink, ground])),
  ...meanings.flatMap((meaning) => ["surface", "sunken", "raised", `${meaning}-weak`].map((ground) => [`${meaning}-ink`, ground])),
  ...meanings.map((meaning) => ["ink", `${meaning}-weak`]),
  ...["ink", "ink-2", "accent-ink"].map((ink) => [ink, "accent-weak"]),
  ...["accent", "accent-hover"].map((ground) => ["on-accent", ground]),
  ["ink", "mark"],
  ["surface", "ink"],
  ["ins-ink", "ins"],
  ["del-ink", "del"],
];
const graphics = [
  ...meanings.flatMap((meaning) => ["surface", "sunken", `${meaning}-weak`].map((ground) => [meaning, ground])),
  ...["accent", "control"].flatMap((mark) => surfaces.map((ground) => [mark, ground])),
  ["bad", "bg"],
  ["accent", "accent-weak"],
  ...["tag", "str", "name", "com", "num"].map((code) => [`k-${code}`, "surface"]),
];

function colours(block) {
  return new Map([...block.matchAll(/--(?:c-)?([\w-]+):\s*#([0-9A-F]{6})/gi)].map(([, name, hex]) => [name, hex]));
}

function luminance(hex) {
  const [red, green, blue] = [0, 2, 4]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** What color-mix makes of a little of one in the other. */
function mixed(little, ground, share) {
  const part = (hex, at) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [0, 2, 4].map((at) => Math.round(part(little, at) * share + part(ground, at) * (1 - share)).toString(16).padStart(2, "0")).join("");
}

for (const [theme, selector] of [["light", ":root {"], ["dark", ':root[data-theme="dark"] {']]) {
  const from = sheet.indexOf(selector);
  const found = colours(sheet.slice(from, sheet.indexOf("\n}", from)));
  for (const [least, pairs] of [[4.5, text], [3, graphics]]) {
    test(`${theme}: ${pairs.length} pairs reach ${least}`, () => {
      const poor = pairs
        .map(([ink, ground]) => ({ ink, ground, reached: contrast(found.get(ink), found.get(ground)) }))
        .filter(({ reached }) => reached < least)
        .map(({ ink, ground, reached }) => `${ink} on ${ground} ${reached.toFixed(2)}`);
      assert.deepEqual(poor, []);
    });
  }
}

test("what stands on a hovered or chosen line of the side keeps its contrast", () => {
  for (const selector of [":root {", ':root[data-theme="dark"] {']) {
    const from = sheet.indexOf(selector);
    const found = colours(sheet.slice(from, sheet.indexOf("\n}", from)));
    const chosen = mixed(found.get("ink"), found.get("bg"), 0.08);
    for (const ink of ["ink", "ink-2"]) assert.ok(contrast(found.get(ink), chosen) >= 4.5, `${ink} in ${selector}`);
  }
});

test("no part of the console names a colour itself", () => {
  const parts = readFileSync(new URL("../src/look/console.css", import.meta.url), "utf8").replace(/url\([^)]*\)/g, "");
  assert.deepEqual(parts.match(/#[0-9A-Fa-f]{3,8}\b(?![-\w]*\{)/g) ?? [], []);
});
