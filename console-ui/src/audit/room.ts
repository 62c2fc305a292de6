import type { Room } from "../kernel/rooms";

export default {
  routes: [{ path: "/audit", component: () => import("./AuditPage.vue"), meta: { area: "系统" } }],
  entries: [{ area: "系统", title: "审计", to: "/audit", order: 10, roles: ["auditor"] }],
  actions: [{ title: "核对审计链", icon: "shield", words: "audit verify hdsj", roles: ["auditor"], to: "/audit?verify=1" }],
} satisfies Room;
