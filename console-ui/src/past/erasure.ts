import type { ErasureItem } from "../kernel/types";
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
