import type { GlyphName } from "../look/glyphs";
import type { EditionState as State } from "../kernel/types";

export interface Shape {
  readonly glyph: GlyphName;
  readonly tone?: "ok" | "warn" | "bad" | "acc" | "hold";
}

const shapes: Readonly<Record<State, Shape>> = {
  DRAFT: { glyph: "draft" },
  IN_REVIEW: { glyph: "review", tone: "acc" },
  APPROVED: { glyph: "sign", tone: "acc" },
  SCHEDULED: { glyph: "timed", tone: "hold" },
  RELEASED: { glyph: "done", tone: "ok" },
  WITHDRAWN: { glyph: "off" },
  UNPUBLISHED: { glyph: "off" },
  SUPERSEDED: { glyph: "replaced" },
  ARCHIVED: { glyph: "off" },
  VOID: { glyph: "off" },
};

/** How a state is drawn; a draft that came back is drawn as what it is waiting for. */
export function shapeOf(state: State, remark = ""): Shape {
  return state === "DRAFT" && remark ? { glyph: "back", tone: "bad" } : shapes[state];
}

export const stateNames: readonly (readonly [State, string])[] = [
  ["DRAFT", "草稿"],
  ["IN_REVIEW", "审核中"],
  ["APPROVED", "待签发"],
  ["SCHEDULED", "定时签发"],
  ["RELEASED", "已发布"],
  ["WITHDRAWN", "已撤稿"],
  ["UNPUBLISHED", "已下线"],
  ["ARCHIVED", "已归档"],
  ["VOID", "已作废"],
];

export const nameOf = (state: string): string => stateNames.find(([code]) => code === state)?.[1] ?? state;
