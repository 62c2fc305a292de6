import type { Room } from "../kernel/rooms";

export default {
  routes: [
    { path: "/sites/:site/theme", component: () => import("./SiteThemePage.vue"), meta: { area: "站点" } },
    { path: "/themes/:name", component: () => import("./ThemeEditorPage.vue"), meta: { under: "/sites/:site/theme", wide: true } },
  ],
  entries: [{ area: "站点", title: "主题与模板", to: "/sites/:site/theme", order: 40 }],
} satisfies Room;
