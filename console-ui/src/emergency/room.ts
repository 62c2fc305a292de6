import type { Room } from "../kernel/rooms";

export default {
  routes: [
    { path: "/emergencies", component: () => import("./EmergenciesPage.vue"), meta: { area: "内容" } },
    { path: "/emergencies/take-downs/:id", component: () => import("./TakeDownPage.vue"), meta: { area: "内容" } },
    { path: "/emergencies/:id", component: () => import("./EmergencyPage.vue"), meta: { area: "内容" } },
  ],
  entries: [{ area: "内容", title: "应急公告", to: "/emergencies", order: 80 }],
  actions: [{ title: "发起应急公告", icon: "warn", words: "yjgg emergency banner huise grey", to: "/emergencies" }],
} satisfies Room;
