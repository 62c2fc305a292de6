import { call } from "../kernel/api";
import type { AccountCreating, AccountView, Grant } from "../kernel/types";
import type { GlyphName } from "../look/glyphs";

export type { AccountView, Grant };

export const readAccounts = (q: string, unseenDays: number, after: string | undefined, signal: AbortSignal) =>
  call("GET /api/accounts", {
    query: { q: q || undefined, unseenDays: unseenDays || undefined, after: after === undefined ? undefined : Number(after) },
    signal,
  });
export const createAccount = (body: AccountCreating) => call("POST /api/accounts", { body });
export const issueLink = (id: number) => call("POST /api/accounts/{id}/link", { path: { id } });
export const unlockAccount = (id: number) => call("POST /api/accounts/{id}/unlock", { path: { id } });
export const suspendAccount = (id: number, reason: string) => call("POST /api/accounts/{id}/suspend", { path: { id }, body: { reason } });
export const restoreAccount = (id: number) => call("POST /api/accounts/{id}/restore", { path: { id } });
export const grantRoles = ({ id, version }: AccountView, roles: readonly Grant[]) =>
  call("PUT /api/accounts/{id}/roles", { path: { id }, body: { roles, version } });

/** How the state is drawn; a lock shows before it. */
export function stateOf(account: AccountView): { glyph: GlyphName; tone?: "ok" | "warn" | "bad"; name: string } {
  if (account.lockedUntil) return { glyph: "warn", tone: "warn", name: "已锁定" };
  const glyphs = { INVITED: { glyph: "draft" }, ACTIVE: { glyph: "done", tone: "ok" }, SUSPENDED: { glyph: "off" } } as const;
  return { ...glyphs[account.state], name: account.stateName };
}
