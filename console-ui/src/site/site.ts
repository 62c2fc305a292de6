import type { SiteState } from "../kernel/types";
import type { GlyphName } from "../look/glyphs";

const looks: Readonly<Record<SiteState, { glyph: GlyphName; tone?: "ok" | "warn" | "bad" | "acc" | "hold" }>> = {
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

export const lookOfState = (state: SiteState) => looks[state];

export const states = [
  ["", "全部状态"],
  ["ONLINE", "在线"],
  ["TRIAL", "试运行"],
  ["BUILDING", "建设中"],
  ["TEMP_OFFLINE", "临时下线"],
  ["MIGRATING", "迁移中"],
  ["CLOSED", "永久下线"],
] as const;
