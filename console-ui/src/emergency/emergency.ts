import type { EmergencyItem, EmergencyState } from "../kernel/types";
import type { GlyphName } from "../look/glyphs";

type Tone = "ok" | "warn" | "bad" | "acc";

const looks: Readonly<Record<EmergencyState, { readonly glyph: GlyphName; readonly tone?: Tone }>> = {
  PROPOSED: { glyph: "review", tone: "warn" },
  CONFIRMED: { glyph: "timed", tone: "acc" },
  SHOWN: { glyph: "warn", tone: "bad" },
  ENDED: { glyph: "off" },
  REFUSED: { glyph: "back" },
  LAPSED: { glyph: "off" },
};

export const lookOf = (state: EmergencyState) => looks[state];

/** What it is called in a list: its words, or what it does. */
export const titleOf = (one: EmergencyItem): string => one.content.text || "全站变灰";

export const reachOf = (one: EmergencyItem): string => (one.sites === null ? "全市" : `${one.sites} 个站点`);

export const secondsOf = (millis: number): string => (millis < 1_000 ? `${millis} 毫秒` : `${(millis / 1_000).toFixed(1)} 秒`);
