import { api, address } from "../kernel/api";
import type { Actable } from "../kernel/acting";
import type { Role } from "../kernel/session";
import type { Slice } from "../kernel/slices";
import type { GlyphName } from "../look/glyphs";

export interface Grant {
  readonly role: Role;
  readonly siteId: number | null;
  readonly channelId: number | null;
}

export interface AccountView extends Actable {
  readonly id: number;
  readonly name: string;
  readonly displayName: string;
  readonly organization: string;
  readonly state: "INVITED" | "ACTIVE" | "SUSPENDED";
  readonly stateName: string;
  readonly roles: readonly Grant[];
  readonly lastSeenAt: string | null;
  readonly lockedUntil: string | null;
  readonly version: number;
}

export interface NewAccount {
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Grant[];
}

export const readAccounts = (q: string, unseenDays: number, after: string | undefined, signal: AbortSignal) =>
  api.get<Slice<AccountView>>("/api/accounts", { q: q || undefined, unseenDays: unseenDays || undefined, after }, signal);
export const createAccount = (account: NewAccount) => api.post<{ id: number; link: string }>("/api/accounts", account);
export const issueLink = (id: number) => api.post<{ link: string }>(address`/api/accounts/${id}/link`);
export const unlockAccount = (id: number) => api.post<AccountView>(address`/api/accounts/${id}/unlock`);
export const suspendAccount = (id: number, reason: string) => api.post<AccountView>(address`/api/accounts/${id}/suspend`, { reason });
export const restoreAccount = (id: number) => api.post<AccountView>(address`/api/accounts/${id}/restore`);
export const grantRoles = (account: AccountView, roles: readonly Grant[]) =>
  api.put<AccountView>(address`/api/accounts/${account.id}/roles`, { roles, version: account.version });

/** How the state is drawn; a lock shows before it. */
export function stateOf(account: AccountView): { glyph: GlyphName; tone?: "ok" | "warn" | "bad"; name: string } {
  if (account.lockedUntil) return { glyph: "warn", tone: "warn", name: "已锁定" };
  const glyphs = { INVITED: { glyph: "draft" }, ACTIVE: { glyph: "done", tone: "ok" }, SUSPENDED: { glyph: "off" } } as const;
  return { ...glyphs[account.state], name: account.stateName };
}
