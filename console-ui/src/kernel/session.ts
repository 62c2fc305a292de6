import { computed, reactive } from "vue";
import { api } from "./api";

export type Step = "signed-out" | "second-factor" | "enrolment" | "password-change" | "signed-in";
export type Role = "platform-administrator" | "security-administrator" | "auditor" | "site-editor" | "reviewer" | "reader";

export interface Account {
  readonly id: number;
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
}

export interface Session {
  readonly step: Step;
  readonly account: Account | null;
  /** Came in by a recovery code, and may enrol another telephone. */
  readonly recovered?: boolean;
  readonly idleSeconds: number;
}

const signedOut: Session = { step: "signed-out", account: null, idleSeconds: 900 };

const held = reactive<{ session: Session; asked: boolean }>({ session: signedOut, asked: false });

export const session = computed(() => held.session);
export const me = computed(() => (held.session.step === "signed-in" ? held.session.account : null));

/** Takes over what the server said of who is here. */
export function become(next: Session): Session {
  held.session = next;
  held.asked = true;
  return next;
}

export async function whoIsHere(): Promise<Session> {
  return held.asked ? held.session : become(await api.get<Session>("/api/session"));
}

export function forget(): void {
  held.session = { ...signedOut, idleSeconds: held.session.idleSeconds };
}

export async function signOut(): Promise<void> {
  await api.delete("/api/session");
  forget();
}

export function isOneOf(roles: readonly Role[] | undefined): boolean {
  return roles === undefined || (me.value?.roles.some((role) => roles.includes(role)) ?? false);
}

export const roleNames: Readonly<Record<Role, string>> = {
  "platform-administrator": "系统管理员",
  "security-administrator": "安全管理员",
  auditor: "审计管理员",
  "site-editor": "编辑",
  reviewer: "审核",
  reader: "只读",
};
