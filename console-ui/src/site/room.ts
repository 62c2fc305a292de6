import type { Room } from "../kernel/rooms";

export default {
  routes: [
    { path: "/sites", component: () => import("./SitesPage.vue"), meta: { area: "站点" } },
    { path: "/sites/new", component: () => import("./NewSitePage.vue"), meta: { area: "站点" } },
    { path: "/sites/:site/why", component: () => import("./WhyPage.vue"), meta: { area: "站点" } },
    { path: "/sites/:site/settings", component: () => import("./SiteSettingsPage.vue"), meta: { area: "站点" } },
  ],
  entries: [
    { area: "站点", title: "全部站点", to: "/sites", order: 10 },
    { area: "站点", title: "站点设置", to: "/sites/:site/settings", order: 30 },
    { area: "站点", title: "溯源", to: "/sites/:site/why", order: 60 },
  ],
  actions: [{ title: "新建站点", icon: "plus", words: "open site jz xinjian", roles: ["platform-administrator"], to: "/sites/new" }],
} satisfies Room;
