import type { ErasureItem } from "../kernel/types";
import { clockTime, dayOf } from "../kernel/time";
import type { GlyphName } from "../look/glyphs";

type Tone = "ok" | "warn" | "bad" | "acc";

/** How its state looks. */
export function lookOf(one: ErasureItem): { readonly glyph: GlyphName; readonly tone?: Tone } {
  if (one.state === "PROPOSED") return { glyph: "review", tone: "warn" };
  if (one.state === "REFUSED") return { glyph: "back" };
  return one.finishedAt ? { glyph: "done", tone: "ok" } : { glyph: "timed", tone: "acc" };
}

/** What it is about: an address, or a document. */
export const subjectOf = (one: ErasureItem): string => one.path?.replace(/^\/_(gone|moved)/, "") ?? `稿件 ${one.documentId}`;

/** To the second: two versions of one address may have ended in one minute. */
export const endOf = (until: string): string => `${dayOf(until)} ${clockTime(until)}`;

/** How much of it. */
export const reachOf = (one: ErasureItem): string => (one.reach === "STATE" ? `${endOf(one.until)} 结束的那一版` : one.reachName);

/** The one version in 历史回溯, while it still stood. */
export const versionAt = (site: string, one: ErasureItem) => ({
  path: `/sites/${site}/past`,
  query: { address: subjectOf(one), at: new Date(new Date(one.until).getTime() - 1).toISOString() },
});
