import { address, call } from "../kernel/api";
import type { Room } from "../kernel/rooms";

export default {
  entries: [{ area: "内容", title: "稿件", to: "/documents", order: 10 }],
  routes: [
    { path: "/documents", component: () => import("./ListPage.vue") },
    { path: "/documents/:id(new|\\d+)", component: () => import("./EditorPage.vue"), meta: { wide: true } },
    { path: "/documents/:id(\\d+)/versions", component: () => import("./VersionsPage.vue"), meta: { wide: true } },
  ],
  actions: [
    { title: "写稿", icon: "edit", words: "新建 稿件 new xg", hint: "C", first: true, roles: ["site-editor"], to: "/documents/new" },
    { title: "我的草稿", icon: "doc", words: "wdcg draft", to: "/documents?state=DRAFT&mine=true" },
    { title: "待审核的稿件", icon: "eye", words: "dsh review", roles: ["reviewer"], to: "/documents?state=IN_REVIEW" },
  ],
  finders: [
    {
      group: "稿件",
      find: async (q, signal) => {
        const { items } = await call("GET /api/documents", { query: { q, limit: 6 }, signal });
        return items.map((item) => ({ icon: "doc" as const, title: item.title, hint: item.stateName, to: address`/documents/${item.documentId}` }));
      },
    },
  ],
} satisfies Room;
