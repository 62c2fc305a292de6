import { call } from "../kernel/api";
import type { Comparison, VersionVersion as Version } from "../kernel/types";

export const versionsOf = (id: number, signal: AbortSignal): Promise<readonly Version[]> => call("GET /api/documents/{id}/versions", { path: { id }, signal });

export const compare = (id: number, from: string, to: string, signal: AbortSignal): Promise<Comparison> => call("GET /api/documents/{id}/comparison", { path: { id }, query: { from, to }, signal });

/** Where the public reads, else the edition before: what one most often wants to see beside the present text. */
export function before(versions: readonly Version[], key: string): string | undefined {
  const at = versions.findIndex((version) => version.key === key);
  const later = versions.slice(at + 1);
  return (later.find((version) => version.visible) ?? later.find((version) => !version.saved) ?? later[0])?.key;
}
