import type { Room } from "../kernel/rooms";

export default {
  routes: [
    { path: "/sites/:site/mappings", component: () => import("./MappingsPage.vue"), meta: { area: "站点" } },
    { path: "/sites/:site/mappings/coverage", component: () => import("./CoveragePage.vue"), meta: { area: "站点" } },
  ],
  entries: [{ area: "站点", title: "旧地址", to: "/sites/:site/mappings", order: 50 }],
} satisfies Room;
