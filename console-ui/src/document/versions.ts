import { address, api } from "../kernel/api";
import type { State } from "./types";

export interface Version {
  readonly key: string;
  readonly editionId: number;
  readonly number: number;
  readonly state: State;
  readonly stateName: string;
  readonly title: string;
  readonly remark: string;
  readonly createdBy: string;
  readonly savedBy: string;
  readonly updatedAt: string;
  /** An earlier save of the same edition. */
  readonly saved: boolean;
  readonly current: boolean;
  readonly visible: boolean;
}

export interface Segment {
  readonly kind: "SAME" | "REMOVED" | "ADDED";
  readonly text: string;
}

export interface Line {
  readonly change: "SAME" | "CHANGED" | "ADDED" | "REMOVED";
  readonly tag: string;
  readonly segments: readonly Segment[];
  /** The words are the same, their look is not. */
  readonly styleOnly: boolean;
}

export interface Comparison {
  readonly fields: readonly { readonly field: string; readonly label: string; readonly segments: readonly Segment[] }[];
  readonly body: { readonly blocks: readonly Line[]; readonly added: number; readonly removed: number };
}

export const versionsOf = (id: number, signal?: AbortSignal): Promise<readonly Version[]> => api.get(address`/api/documents/${id}/versions`, {}, signal);

export const compare = (id: number, from: string, to: string, signal?: AbortSignal): Promise<Comparison> => api.get(address`/api/documents/${id}/comparison`, { from, to }, signal);

/** Where the public reads, else the edition before: what one most often wants to see beside the present text. */
export function before(versions: readonly Version[], key: string): string | undefined {
  const at = versions.findIndex((version) => version.key === key);
  const later = versions.slice(at + 1);
  return (later.find((version) => version.visible) ?? later.find((version) => !version.saved) ?? later[0])?.key;
}
