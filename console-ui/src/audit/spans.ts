/** The spans of time the trail is looked at in; the day begins at midnight in China, whatever the browser's clock says. */
export const spans = [
  { code: "today", name: "今天", days: 1 },
  { code: "week", name: "近 7 天", days: 7 },
  { code: "month", name: "近 31 天", days: 31 },
  { code: "all", name: "全部时间", days: undefined },
] as const;

export type SpanCode = (typeof spans)[number]["code"];

const offset = 8 * 3_600_000;
const day = 86_400_000;

/** From when a span reaches back; undefined for all time. */
export function beginOf(code: SpanCode, now: number = Date.now()): string | undefined {
  const days = spans.find((span) => span.code === code)?.days;
  if (days === undefined) return undefined;
  const midnight = Math.floor((now + offset) / day) * day - offset;
  return new Date(midnight - (days - 1) * day).toISOString();
}

export function spanOf(code: unknown): SpanCode {
  return spans.find((span) => span.code === code)?.code ?? "today";
}
