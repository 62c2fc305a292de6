import type { TakeDown, TakeDownPage } from "../kernel/types";
import type { GlyphName } from "../look/glyphs";

interface Look {
  readonly glyph: GlyphName;
  readonly tone: "ok" | "warn" | "bad" | "acc";
  readonly words: string;
  readonly why?: string;
}

/** How far a taking down is, wherever it is told. */
export function lookOf(one: Pick<TakeDown, "finishedAt" | "pages" | "gone" | "cached" | "purged" | "paused" | "failed">): Look {
  if (one.failed > 0) return { glyph: "bad", tone: "bad", words: `${one.failed} 页要处理` };
  if (one.finishedAt !== null) return { glyph: "done", tone: "ok", words: "已全部消失" };
  if (one.gone < one.pages) return { glyph: "review", tone: "acc", words: `正在消失 ${one.gone} / ${one.pages}` };
  if (one.paused > 0) return { glyph: "off", tone: "warn", words: "前置缓存已暂停" };
  return { glyph: "review", tone: "acc", words: `正在清除缓存 ${one.purged} / ${one.cached}` };
}

export function lookOfPage(page: Pick<TakeDownPage, "cached" | "goneMillis" | "purgedMillis" | "paused" | "failure">): Look {
  const gone = page.goneMillis !== null;
  if (page.failure !== null) return { glyph: "bad", tone: "bad", words: gone ? "缓存没有清除" : "没有做成", why: page.failure };
  if (!gone) return { glyph: "timed", tone: "warn", words: "等待" };
  if (!page.cached) return { glyph: "done", tone: "ok", words: "已换" };
  if (page.purgedMillis !== null) return { glyph: "done", tone: "ok", words: "已清除" };
  if (page.paused) return { glyph: "off", tone: "warn", words: "缓存已暂停", why: "前置缓存已暂停，里面可能还留着这一页" };
  return { glyph: "review", tone: "acc", words: "正在清除缓存" };
}
