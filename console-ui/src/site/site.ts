import type { Actable, Blocker } from "../kernel/acting";
import { address, api } from "../kernel/api";
import type { Slice } from "../kernel/slices";
import type { GlyphName } from "../look/glyphs";

export interface SiteItem extends Actable {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly kindName: string;
  readonly organizationId: number;
  readonly organizationName: string;
  readonly domain: string;
  readonly hosts: readonly string[];
  readonly identityCode: string;
  readonly state: string;
  readonly stateName: string;
  readonly version: number;
}

export type Settings = Readonly<Record<string, unknown>>;

export interface NextState {
  readonly state: string;
  readonly name: string;
  readonly needsReason: boolean;
  readonly blockers: readonly Blocker[];
}

export interface SiteView extends SiteItem {
  readonly publicState: string;
  readonly settings: Settings;
  readonly exception: string;
  readonly nextStates: readonly NextState[];
  readonly identity: readonly { readonly key: string; readonly label: string; readonly value: string; readonly required: boolean; readonly ok: boolean; readonly hint: string }[];
}

export interface SettingField {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly kind: string;
  readonly required: boolean;
  readonly standard: unknown;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly from: string;
}

export interface SettingsForm {
  readonly version: number;
  readonly values: Settings;
  readonly groups: readonly { readonly key: string; readonly title: string; readonly fields: readonly SettingField[] }[];
}

export interface Blueprint extends Actable {
  readonly code: string;
  readonly title: string;
  readonly kind: string;
  readonly kindName: string;
  readonly description: string;
  readonly theme: string;
  readonly channels: number;
}

export interface Opening {
  readonly blueprint: string | null;
  readonly code: string;
  readonly name: string;
  readonly organizationId: number;
  readonly domain: string;
  readonly hosts: readonly string[];
  readonly identityCode: string;
  readonly settings: Settings;
  readonly exception: string;
}

export interface OpeningPreview {
  readonly blockers: readonly Blocker[];
  readonly channels: readonly { readonly path: string; readonly name: string; readonly kind: string; readonly navigation: boolean; readonly updateDays: number | null }[];
  readonly theme: string | null;
}

export const siteCalls = {
  list: (q: string, state: string, after: string | undefined, signal: AbortSignal) =>
    api.get<Slice<SiteItem>>("/api/sites", { q: q || undefined, state: state || undefined, after, limit: 50 }, signal),
  one: (code: string, signal?: AbortSignal) => api.get<SiteView>(address`/api/sites/${code}`, {}, signal),
  form: (code: string, signal?: AbortSignal) => api.get<SettingsForm>(address`/api/sites/${code}/settings`, {}, signal),
  change: (code: string, body: { version: number; name: string; domain: string; identityCode: string; settings: Settings }) =>
    api.put<SiteView>(address`/api/sites/${code}`, body),
  hosts: (code: string, version: number, hosts: readonly string[]) => api.put<SiteView>(address`/api/sites/${code}/hosts`, { version, hosts }),
  become: (code: string, state: string, reason: string) => api.post<SiteView>(address`/api/sites/${code}/state`, { state, reason }),
  blueprints: (signal?: AbortSignal) => api.get<readonly Blueprint[]>("/api/blueprints", {}, signal),
  preview: (opening: Opening) => api.post<OpeningPreview>("/api/sites/preview", opening),
  open: (opening: Opening) => api.post<{ siteId: number; code: string; channels: number }>("/api/sites", opening),
};

const looks: Readonly<Record<string, { glyph: GlyphName; tone?: "ok" | "warn" | "bad" | "acc" | "hold" }>> = {
  DRAFT: { glyph: "draft" },
  APPLYING: { glyph: "first", tone: "acc" },
  APPROVED: { glyph: "sign", tone: "acc" },
  BUILDING: { glyph: "review", tone: "acc" },
  TRIAL: { glyph: "last", tone: "acc" },
  READY: { glyph: "sign", tone: "acc" },
  ONLINE: { glyph: "done", tone: "ok" },
  TEMP_OFFLINE: { glyph: "hold", tone: "hold" },
  EMERGENCY_OFFLINE: { glyph: "bad", tone: "bad" },
  MIGRATING: { glyph: "timed", tone: "warn" },
  CLOSED: { glyph: "off" },
  ARCHIVED_ONLY: { glyph: "off" },
};

export function lookOfState(state: string) {
  return looks[state] ?? { glyph: "none" as const };
}

export const states = [
  ["", "全部状态"],
  ["ONLINE", "在线"],
  ["TRIAL", "试运行"],
  ["BUILDING", "建设中"],
  ["TEMP_OFFLINE", "临时下线"],
  ["MIGRATING", "迁移中"],
  ["CLOSED", "永久下线"],
] as const;
