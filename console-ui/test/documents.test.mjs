import assert from "node:assert/strict";
import { test } from "node:test";
import { shownAt } from "../src/document/body/files.ts";
import { merged } from "../src/document/conflict.ts";
import { draftOf, emptyDraft } from "../src/document/draft.ts";
import { chipsOf, filterOf, queryOf, same } from "../src/document/filter.ts";
import { instantOf, localOf } from "../src/document/moments.ts";
import { tiedTo } from "../src/document/relations.ts";
import { before } from "../src/document/versions.ts";
import { sizeOf } from "../src/media/kinds.ts";

const names = { site: (code) => `站${code}`, channel: (id) => `栏${id}`, type: (code) => code, state: (code) => code };

test("a list is of the chosen site unless its address says otherwise", () => {
  assert.deepEqual(filterOf({}, "linlan"), { site: "linlan" });
  assert.deepEqual(filterOf({ site: "all", q: "更新" }, "linlan"), { q: "更新" });
  assert.deepEqual(queryOf({ q: "更新" }, "linlan"), { site: "all", q: "更新" });
  assert.deepEqual(queryOf({ site: "linlan" }, "linlan"), {});
  assert.deepEqual(filterOf({ rejected: "true", page: "3" }, undefined), { returned: "true" });
  assert.ok(same({ site: "a" }, { site: "a", q: "" }));
});

test("what narrows a list is said in words", () => {
  const said = chipsOf({ site: "a", channel: "3,5", below: "true", from: "2026-10-01", mine: "true" }, names);
  assert.deepEqual(said.map((chip) => `${chip.label} ${chip.value}`.trim()), ["站点 站a", "栏目 含下级 栏3、栏5", "更新 2026-10-01 起", "我写的"]);
});

test("a time is asked for and shown in the city's zone", () => {
  assert.equal(localOf(new Date("2026-10-12T02:24:00Z")), "2026-10-12T10:24");
  assert.equal(instantOf("2026-10-12T10:24"), "2026-10-12T02:24:00.000Z");
});

test("of two texts what one alone changed is taken over, and where both did, what was chosen", () => {
  const content = { ...emptyDraft(), attachments: [{ name: "a.docx" }], attributes: { topic: "旧", kind: "通知" } };
  const theirs = { ...content, title: "他的标题", source: "他的来源", attributes: { topic: "他的" } };
  const conflict = {
    theirs,
    merge: {
      fields: [
        { field: "title", kind: "CONFLICT" },
        { field: "source", kind: "THEIRS" },
        { field: "attribute.topic", kind: "CONFLICT" },
        { field: "attribute.kind", kind: "THEIRS" },
      ],
      body: { parts: [{ kind: "SAME", theirs: "<p>同</p>", yours: "<p>同</p>" }, { kind: "CONFLICT", theirs: "<p>30</p>", yours: "<p>15</p>" }, { kind: "THEIRS", theirs: "", yours: "<p>旧</p>" }] },
    },
  };
  const mine = { ...draftOf(content), title: "我的标题", attributes: { topic: "我的", kind: "通知" } };
  const draft = merged(conflict, mine, { title: "yours", "attribute.topic": "theirs", "body.1": "theirs" });
  assert.equal(draft.title, "我的标题");
  assert.equal(draft.source, "他的来源");
  assert.deepEqual(draft.attributes, { topic: "他的" });
  assert.equal(draft.body.trim(), "<p>同</p>\n<p>30</p>");
  assert.equal(mine.attributes.kind, "通知");
});

test("a version is compared with what the public reads, else with the edition before", () => {
  const version = (key, more = {}) => ({ key, saved: false, visible: false, ...more });
  assert.equal(before([version("3"), version("3@4", { saved: true }), version("2"), version("1", { visible: true })], "3"), "1");
  assert.equal(before([version("3"), version("3@4", { saved: true }), version("2")], "3"), "2");
  assert.equal(before([version("1")], "1"), undefined);
});

test("sizes are said as people say them", () => {
  assert.equal(sizeOf(4_980_112), "4.7 MB");
  assert.equal(sizeOf(0), "0 B");
});

test("a relation is told from where one stands, and what only the other page shows is not this one's to remove", () => {
  const end = (documentId, kind) => ({ documentId, kind, kindName: "", title: `稿${documentId}`, state: "RELEASED", stateName: "已签发", visible: true });
  const lines = tiedTo({ relations: [end(1, "interprets"), end(2, "related")], relatedFrom: [end(3, "interprets"), end(4, "related")] });
  assert.deepEqual(lines.map((one) => `${one.documentId} ${one.tie} ${one.words} ${one.elsewhere}`), [
    "1 interprets 本稿解读它 false", "2 related 相关信息 false", "3 interpreted 解读本稿 false", "4 related 它列出了本稿 true",
  ]);
});

test("a picture is asked of the library, or of the document it came with", () => {
  assert.equal(shownAt("media:12", 640), "/api/media/12/content?rendition=640");
  assert.equal(shownAt("/files/7/3-m12-960-abcdef12.jpg", 640), "/api/media/12/content?rendition=640");
  assert.equal(shownAt("/files/7/3-abcdef12.png"), "/api/documents/7/files/3-abcdef12.png");
  assert.equal(shownAt("https://elsewhere.example/a.png"), "");
});
