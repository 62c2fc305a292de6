import { asked, call } from "../kernel/api";

/** What is looked for; an absent part restricts nothing. */
export interface Filter {
  readonly actor: string | undefined;
  readonly action: string | undefined;
  readonly object: string | undefined;
  readonly from: string | undefined;
}

export const readEntries = (filter: Filter, after: string | undefined, signal: AbortSignal) =>
  call("GET /api/audit", { query: { ...filter, after, limit: 60 }, signal });

export const exportAddress = (filter: Filter, format: "csv" | "jsonl"): string => asked("/api/audit/export", { ...filter, format });
