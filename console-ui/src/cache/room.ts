import type { Entry, Room } from "../kernel/rooms";

const watchers: Entry["roles"] = ["platform-administrator", "security-administrator", "auditor"];

export default {
  routes: [{ path: "/system/caches", component: () => import("./CachesPage.vue"), meta: { area: "系统" } }],
  entries: [{ area: "系统", title: "前置缓存", to: "/system/caches", order: 35, roles: watchers }],
  actions: [{ title: "看前置缓存", icon: "stack", words: "cache purge cdn varnish qzhc qchc", roles: watchers, to: "/system/caches" }],
} satisfies Room;
