import type { Entry, Room } from "../kernel/rooms";

const watchers: Entry["roles"] = ["platform-administrator", "security-administrator", "auditor"];

export default {
  routes: [
    { path: "/sites/:site/past", component: () => import("./PastPage.vue"), meta: { area: "站点" } },
    { path: "/sites/:site/erasures", component: () => import("./ErasuresPage.vue"), meta: { area: "站点" } },
    { path: "/sites/:site/erasures/:id", component: () => import("./ErasurePage.vue"), meta: { area: "站点" } },
    { path: "/system/retention", component: () => import("./RetentionPage.vue"), meta: { area: "系统" } },
  ],
  entries: [
    { area: "站点", title: "历史回溯", to: "/sites/:site/past", order: 65, roles: ["platform-administrator", "security-administrator", "auditor", "site-editor", "reviewer"] },
    { area: "站点", title: "依法删除", to: "/sites/:site/erasures", order: 66, roles: ["platform-administrator", "security-administrator", "auditor", "site-editor", "reviewer"] },
    { area: "系统", title: "历史保留期", to: "/system/retention", order: 36, roles: watchers },
  ],
  actions: [{ title: "修改历史保留期", icon: "clock", words: "retention past lsblq baoliuqi", roles: ["platform-administrator"], to: "/system/retention" }],
} satisfies Room;
