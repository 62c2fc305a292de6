import type { MappingItem } from "../kernel/types";
import type { GlyphName } from "../look/glyphs";

export type Kind = MappingItem["kind"];
export type Match = MappingItem["match"];

export const kinds: readonly { code: Kind; name: string; says: string; glyph: GlyphName; tone?: "ok" | "warn" | "acc" }[] = [
  { code: "REDIRECT", name: "转到", says: "读者被带到新地址", glyph: "done", tone: "ok" },
  { code: "ARCHIVE", name: "归档", says: "读者被带到保存它的地方", glyph: "sign", tone: "acc" },
  { code: "GONE", name: "已撤", says: "告诉读者内容已不再提供（410）", glyph: "off" },
  { code: "UNRESOLVED", name: "未定", says: "还不知道去处，先记下来（404）", glyph: "warn", tone: "warn" },
];

export const matches: readonly { code: Match; name: string; hint: string }[] = [
  { code: "EXACT", name: "单个", hint: "就这一个地址；写了 ? 后面的参数，就只认这些参数。" },
  { code: "PREFIX", name: "前缀", hint: "以它开头的都算；新地址里的 $1 是其余部分。" },
  { code: "PATTERN", name: "规则", hint: "正则表达式，要对上整个地址；新地址里的 $1、$2 是括号里的内容。" },
];

/** How an address of the old site is answered today, best first; the last two are what is left to do. */
export const answers: readonly { code: string; name: string; says: string; tone: "ok" | "acc" | "idle" | "warn" | "bad" }[] = [
  { code: "page", name: "本站有页面", says: "直接打开", tone: "ok" },
  { code: "redirect", name: "转到新地址", says: "读者被带过去", tone: "acc" },
  { code: "gone", name: "已撤", says: "读者知道内容不再提供", tone: "idle" },
  { code: "unresolved", name: "未定", says: "登记了，还没有去处", tone: "warn" },
  { code: "none", name: "没有着落", says: "页面不存在", tone: "bad" },
];

export const kindOf = (code: Kind) => kinds.find((kind) => kind.code === code)!;
export const matchOf = (code: Match) => matches.find((match) => match.code === code)!;
export const leads = (kind: Kind): boolean => kind === "REDIRECT" || kind === "ARCHIVE";
