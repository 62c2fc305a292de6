import { computed, reactive } from "vue";
import { call } from "./api";
import type { SessionView } from "./types";

export type Role = "platform-administrator" | "security-administrator" | "auditor" | "site-editor" | "reviewer" | "reader" | "duty-officer" | "emergency-approver";

/** Who is here, and how far inside: signed-out, second-factor, enrolment, password-change or signed-in. */
export type Session = SessionView;

const signedOut: Session = { step: "signed-out", account: null, recovered: false, idleSeconds: 900 };

const held = reactive({ session: signedOut as Session, asked: false, leaving: false });

export const session = computed(() => held.session);
export const me = computed(() => (held.session.step === "signed-in" ? held.session.account : null));

/** Takes over what the server said of who is here. */
export function become(next: Session): Session {
  held.session = next;
  held.asked = true;
  held.leaving = false;
  return next;
}

export async function whoIsHere(): Promise<Session> {
  return held.asked ? held.session : become(await call("GET /api/session", {}));
}

export function forget(): void {
  held.session = { ...signedOut, idleSeconds: held.session.idleSeconds };
}

/** Gone by one's own will, or not: only who did not want to go is asked back over the open page. */
export const leaving = computed(() => held.leaving);

export async function signOut(): Promise<void> {
  await call("DELETE /api/session", {});
  held.leaving = true;
  forget();
}

export function isOneOf(roles: readonly Role[] | undefined): boolean {
  return roles === undefined || (me.value?.roles.some((role) => roles.includes(role as Role)) ?? false);
}

const names: Readonly<Record<Role, string>> = {
  "platform-administrator": "平台管理员",
  "security-administrator": "安全管理员",
  auditor: "审计管理员",
  "site-editor": "编辑",
  reviewer: "审核",
  reader: "只读",
  "duty-officer": "应急值班",
  "emergency-approver": "应急审批",
};

/** Whether a role is held for the whole platform or not at all. */
export const everywhere = (role: string): boolean => role.endsWith("-administrator") || role === "auditor";

export const roles = Object.keys(names) as readonly Role[];

export function roleName(role: string): string {
  return names[role as Role] ?? role;
}
