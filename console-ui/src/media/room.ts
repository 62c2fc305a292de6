import type { Room } from "../kernel/rooms";

export default {
  entries: [{ area: "内容", title: "素材库", to: "/sites/:site/media", order: 40 }],
  routes: [{ path: "/sites/:site/media", component: () => import("./MediaPage.vue") }],
  actions: [{ title: "素材库", icon: "image", words: "图片 附件 media sck", to: "/sites/:site/media" }],
} satisfies Room;
