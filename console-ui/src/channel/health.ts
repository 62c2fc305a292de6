import type { GlyphName } from "../look/glyphs";
import type { ChannelRow } from "../kernel/types";

export interface Look {
  readonly glyph: GlyphName;
  readonly tone?: "ok" | "warn" | "bad";
  readonly text: string;
}

/** How a channel stands, those below it included: the worst is said first. */
export function lookOf(row: ChannelRow): Look {
  if (row.merge?.state === "running") return { glyph: "review", text: "正在合并" };
  if (row.health.state === "late") return { glyph: "bad", tone: "bad", text: row.health.text };
  if (row.health.state === "empty") return { glyph: "bad", tone: "bad", text: "空白" };
  if (row.health.state === "due") return { glyph: "warn", tone: "warn", text: row.health.text };
  const { channels, late, empty, due } = row.below;
  if (late > 0) return { glyph: "bad", tone: "bad", text: `${late} 个超期` };
  if (empty > 0) return { glyph: "bad", tone: "bad", text: `${empty} 个空白` };
  if (due > 0) return { glyph: "warn", tone: "warn", text: `${due} 个临期` };
  if (channels > 0) return { glyph: "done", tone: "ok", text: `${channels} 个下级` };
  return row.health.state === "ok" ? { glyph: "done", tone: "ok", text: "正常" } : { glyph: "none", text: "不计更新" };
}

/** How much of the update cycle has gone by, in percent. */
export function gone(row: ChannelRow): number {
  const days = row.updateDays;
  return !days || row.health.daysSince === null ? 0 : Math.min(100, Math.max(3, Math.round((row.health.daysSince * 100) / days)));
}
