/** Why something cannot be done now, in words; {@code code} is for links and tests. */
export interface Blocker {
  readonly code: string;
  readonly reason: string;
}

/** What every view of the API carries: what may be done to it now, and why the rest may not. */
export interface Actable {
  readonly allowedActions: readonly string[];
  readonly blockers: Readonly<Record<string, readonly Blocker[]>>;
}

export function allowed(on: Actable | undefined, action: string): boolean {
  return on?.allowedActions.includes(action) ?? false;
}

export function blockersOf(on: Actable | undefined, action: string): readonly Blocker[] {
  return on?.blockers[action] ?? [];
}
