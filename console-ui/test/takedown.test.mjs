import assert from "node:assert/strict";
import { test } from "node:test";
import { lookOf, lookOfPage } from "../src/emergency/takeDown.ts";

const one = (given) => lookOf({ finishedAt: null, pages: 10, gone: 10, cached: 10, purged: 0, paused: 0, failed: 0, ...given }).words;

test("a taking down is over when nothing is left, and says before what it waits for", () => {
  assert.equal(one({ gone: 3, paused: 10 }), "正在消失 3 / 10");
  assert.equal(one({ purged: 4 }), "正在清除缓存 4 / 10");
  assert.equal(one({ purged: 4, paused: 6 }), "前置缓存已暂停");
  assert.equal(one({ gone: 9, paused: 10, failed: 2 }), "2 页要处理");
  assert.equal(one({ purged: 10, finishedAt: "2026-11-23T02:00:00Z" }), "已全部消失");
});

test("a page says whether it or only its cache is late", () => {
  const page = (given) => lookOfPage({ cached: true, goneMillis: 80, purgedMillis: null, paused: false, failure: null, ...given }).words;
  assert.equal(page({ goneMillis: null, failure: "模板第 3 行不对" }), "没有做成");
  assert.equal(page({ failure: "缓存答复 503" }), "缓存没有清除");
  assert.equal(page({ goneMillis: null, paused: true }), "等待");
  assert.equal(page({ paused: true }), "缓存已暂停");
  assert.equal(page({}), "正在清除缓存");
  assert.equal(page({ purgedMillis: 3_200 }), "已清除");
  assert.equal(page({ cached: false }), "已换");
});
