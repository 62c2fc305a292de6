import assert from "node:assert/strict";
import { test } from "node:test";
import { browserOf } from "../src/account/browser.ts";
import { fullTime, shortTime, today } from "../src/kernel/time.ts";
import { matches } from "../src/shell/matches.ts";

const now = new Date("2026-10-12T02:24:00Z");

test("a time is as short as can be without doubt, in the city's zone", () => {
  assert.equal(shortTime("2026-10-12T02:18:00Z", now), "10:18");
  assert.equal(shortTime("2026-10-11T15:59:00Z", now), "昨天");
  assert.equal(shortTime("2026-10-09T02:00:00Z", now), "10月9日");
  assert.equal(shortTime("2025-10-09T02:00:00Z", now), "2025-10-09");
  assert.equal(fullTime("2026-10-11T16:05:00Z"), "2026-10-12 00:05");
});

test("the day is greeted by its hour", () => {
  assert.deepEqual(today(now), { greeting: "上午好", date: "10月12日星期一" });
  assert.equal(today(new Date("2026-10-12T17:30:00Z")).greeting, "夜深了");
});

test("words match in any order and any case", () => {
  assert.ok(matches("内容 / 稿件 documents", "DOC 内容"));
  assert.ok(!matches("内容 / 稿件", "栏目"));
});

test("a browser is named as a person would", () => {
  assert.equal(browserOf("Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"), "Chrome，Windows");
  assert.equal(browserOf("curl/8"), "其他程序");
});
