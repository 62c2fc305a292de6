import type { Room, Entry } from "../kernel/rooms";

const watchers: Entry["roles"] = ["platform-administrator", "security-administrator", "auditor"];

export default {
  routes: [
    { path: "/system", component: () => import("./SystemPage.vue"), meta: { area: "系统" } },
    { path: "/system/tampering", component: () => import("./TamperingPage.vue"), meta: { area: "系统" } },
    { path: "/system/dead-letters", component: () => import("./DeadLettersPage.vue"), meta: { area: "系统" } },
  ],
  entries: [
    { area: "系统", title: "运行监控", to: "/system", order: 20, roles: watchers },
    { area: "系统", title: "未生成的页面", to: "/system/dead-letters", order: 30, roles: watchers },
    { area: "系统", title: "页面防篡改", to: "/system/tampering", order: 35, roles: watchers },
  ],
  actions: [
    { title: "看系统运行情况", icon: "pulse", words: "health system yxjk", roles: watchers, to: "/system" },
    { title: "看生成失败的页面", icon: "warn", words: "dead letters scsb", roles: watchers, to: "/system/dead-letters" },
    { title: "看被改动的页面和证据", icon: "shield", words: "tampering findings evidence fcg", roles: watchers, to: "/system/tampering" },
  ],
} satisfies Room;
