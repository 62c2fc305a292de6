import type { Room } from "../kernel/rooms";

export default {
  entries: [{ area: "工作台", title: "今日", to: "/", order: 10 }],
  routes: [{ path: "/", component: () => import("./TodayPage.vue") }],
} satisfies Room;
