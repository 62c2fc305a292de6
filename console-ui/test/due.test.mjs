import assert from "node:assert/strict";
import { test } from "node:test";
import { lasting } from "../src/dashboard/dashboard.ts";
import { dueOf, headingOf } from "../src/dashboard/due.ts";

const now = new Date("2026-10-12T02:24:00Z");

test("a deadline says by how much it is over, today by the hour, later by the day", () => {
  assert.deepEqual(dueOf("2026-10-12T01:00:00Z", now), { tone: "bad", text: "逾期 1 小时 24 分" });
  assert.deepEqual(dueOf("2026-10-09T01:00:00Z", now), { tone: "bad", text: "逾期 3 天" });
  assert.deepEqual(dueOf("2026-10-12T09:30:00Z", now), { tone: "warn", text: "今天 17:30" });
  assert.deepEqual(dueOf("2026-10-21T02:00:00Z", now), { tone: "", text: "10月21日" });
});

test("what is due stands under its heading, in the city's day", () => {
  assert.equal(headingOf("2026-10-12T15:59:00Z", now), "今天");
  assert.equal(headingOf("2026-10-12T16:01:00Z", now), "七天内");
  assert.equal(headingOf("2026-11-12T16:01:00Z", now), "以后");
  assert.equal(headingOf("2026-10-12T02:23:00Z", now), "已逾期");
  assert.equal(headingOf(null, now), "没有时限");
});

test("short times are told in milliseconds, long ones in seconds", () => {
  assert.deepEqual(lasting(180), ["180", "毫秒"]);
  assert.deepEqual(lasting(1840), ["1.8", "秒"]);
});
