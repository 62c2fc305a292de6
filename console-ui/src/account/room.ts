import type { Room } from "../kernel/rooms";
import { readAccounts } from "./accounts";

export default {
  routes: [
    { path: "/sign-in", component: () => import("./SignInPage.vue"), meta: { open: true } },
    { path: "/claim", component: () => import("./ClaimPage.vue"), meta: { open: true } },
    { path: "/accounts/:id(\\d+)?", component: () => import("./AccountsPage.vue") },
    { path: "/me/sessions", component: () => import("./SessionsPage.vue"), meta: { area: "工作台" } },
    { path: "/me/password", component: () => import("./PasswordPage.vue"), meta: { area: "工作台" } },
    { path: "/me/factor", component: () => import("./FactorPage.vue"), meta: { area: "工作台" } },
  ],
  entries: [{ area: "单位", title: "账号", to: "/accounts", order: 20, roles: ["platform-administrator", "security-administrator"] }],
  actions: [
    { title: "找账号", icon: "people", words: "account zhzh 用户 人员", to: "/accounts", roles: ["platform-administrator", "security-administrator"] },
    { title: "我的登录", icon: "key", words: "会话 退出 sessions wddl", to: "/me/sessions" },
    { title: "改密码", icon: "lock", words: "password gmm", to: "/me/password" },
  ],
  finders: [
    {
      group: "账号",
      roles: ["platform-administrator", "security-administrator"],
      find: async (words, signal) => {
        const { items } = await readAccounts(words, 0, undefined, signal);
        return items.slice(0, 5).map((one) => ({ icon: "user", title: `${one.displayName} ${one.name}`, hint: one.organization, to: `/accounts/${one.id}` }));
      },
    },
  ],
} satisfies Room;
