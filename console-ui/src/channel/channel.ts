import type { Actable, Blocker } from "../kernel/acting";
import { address, api } from "../kernel/api";

export interface Health {
  readonly state: "ok" | "due" | "late" | "empty" | "none";
  readonly daysLeft: number | null;
  readonly daysSince: number | null;
  readonly deadline: string | null;
  readonly text: string;
}

export interface ChannelText {
  readonly name: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly columnTypes: readonly string[];
  readonly kind: string;
  readonly contentType: string | null;
  readonly listOrder: string;
  readonly navigation: boolean;
  readonly link: string | null;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Who looks after a channel, and how often it must be brought up to date. */
export interface Care {
  readonly owner: string;
  readonly organizationId: number | null;
  readonly updateDays: number | null;
}

export interface ChannelRow extends ChannelText, Care, Actable {
  readonly id: number;
  readonly parentId: number | null;
  readonly path: string;
  readonly kindName: string;
  readonly ordinal: number;
  readonly version: number;
  readonly organizationName: string | null;
  readonly items: number;
  readonly total: number;
  readonly lastUpdate: string | null;
  readonly health: Health;
  readonly below: { readonly channels: number; readonly due: number; readonly late: number; readonly empty: number };
  readonly url: string | null;
  readonly merge: Progress | null;
}

export interface ChannelDetail extends ChannelRow {
  readonly trail: readonly { readonly id: number; readonly name: string }[];
  readonly months: readonly { readonly month: string; readonly items: number }[];
  readonly preview: string | null;
  readonly templates: { readonly list: readonly string[]; readonly document: readonly string[] };
}

export interface Tree extends Actable {
  readonly items: readonly ChannelRow[];
  readonly summary: { readonly channels: number; readonly due: number; readonly late: number; readonly empty: number; readonly navigation: number };
}

export interface Progress {
  readonly channelId?: number;
  readonly into: number;
  readonly state: "none" | "running" | "stopped" | "done" | "failed";
  readonly moved: number;
  readonly total: number;
  readonly error: string;
}

export interface MergePlan {
  readonly blockers: readonly Blocker[];
  readonly documents: number;
  readonly mappings: readonly string[];
  readonly mappingsTotal: number;
}

/** A call that takes back what was done, as the server wrote it down. */
export interface Undo {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

export interface Changed {
  readonly channel: ChannelRow;
  readonly undo: Undo | null;
}

export const kinds = [
  { code: "list", name: "列表" },
  { code: "section", name: "分区（含下级）" },
  { code: "external", name: "链接" },
] as const;

export const channels = {
  tree: (site: string, signal?: AbortSignal) => api.get<Tree>(address`/api/sites/${site}/channels`, {}, signal),
  one: (id: number, signal?: AbortSignal) => api.get<ChannelDetail>(address`/api/channels/${id}`, {}, signal),
  open: (site: string, parentId: number | null, code: string, text: ChannelText, care: Care) =>
    api.post<{ channelId: number }>(address`/api/sites/${site}/channels`, { parentId, code, text, care }),
  change: (id: number, version: number, text: ChannelText, care: Care) =>
    api.put<Changed>(address`/api/channels/${id}`, { version, text, care }),
  move: (id: number, parentId: number | null, position: number | null) =>
    api.post<Changed>(address`/api/channels/${id}/move`, { parentId, position }),
  close: (id: number) => api.delete(address`/api/channels/${id}`),
  mergePlan: (id: number, into: number, signal?: AbortSignal) => api.get<MergePlan>(address`/api/channels/${id}/merge`, { into }, signal),
  merge: (id: number, into: number, reason: string) => api.post<Progress>(address`/api/channels/${id}/merge`, { into, reason }),
  mergeProgress: (id: number) => api.get<Progress>(address`/api/channels/${id}/merge/progress`),
  stopMerge: (id: number) => api.post<Progress>(address`/api/channels/${id}/merge/stop`),
  columnTypes: () => api.get<readonly string[]>("/api/column-types"),
};

export function textOf(row: ChannelText): ChannelText {
  const { name, description, keywords, columnTypes, kind, contentType, listOrder, navigation, link, settings } = row;
  return { name, description, keywords, columnTypes, kind, contentType, listOrder, navigation, link, settings };
}

export function careOf(row: Care): Care {
  const { owner, organizationId, updateDays } = row;
  return { owner, organizationId, updateDays };
}

export async function takeBack(undo: Undo): Promise<unknown> {
  return undo.method === "PUT" ? api.put(undo.path, undo.body) : api.post(undo.path, undo.body);
}
