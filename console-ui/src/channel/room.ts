import type { Room } from "../kernel/rooms";

export default {
  routes: [{ path: "/sites/:site/channels", component: () => import("./ChannelsPage.vue"), meta: { area: "站点" } }],
  entries: [{ area: "站点", title: "栏目", to: "/sites/:site/channels", order: 20 }],
  actions: [],
} satisfies Room;
