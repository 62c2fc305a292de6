const zone = "Asia/Shanghai";
const day = new Intl.DateTimeFormat("zh-CN", { timeZone: zone, year: "numeric", month: "numeric", day: "numeric" });
const clock = new Intl.DateTimeFormat("zh-CN", { timeZone: zone, hour: "2-digit", minute: "2-digit", hour12: false });
const seconds = new Intl.DateTimeFormat("zh-CN", { timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });

function date(at: Date): { year: string; month: string; day: string } {
  const parts = Object.fromEntries(day.formatToParts(at).map((part) => [part.type, part.value]));
  return { year: parts["year"] ?? "", month: parts["month"] ?? "", day: parts["day"] ?? "" };
}

/** As short as can be without doubt: 10:18, 昨天, 10月9日, 2025-10-09. */
export function shortTime(instant: string, now: Date = new Date()): string {
  const at = new Date(instant);
  const that = date(at);
  const today = date(now);
  const yesterday = date(new Date(now.getTime() - 86_400_000));
  if (same(that, today)) return clock.format(at);
  if (same(that, yesterday)) return "昨天";
  if (that.year === today.year) return `${that.month}月${that.day}日`;
  return `${that.year}-${that.month.padStart(2, "0")}-${that.day.padStart(2, "0")}`;
}

export function fullTime(instant: string): string {
  const that = date(new Date(instant));
  return `${that.year}-${that.month.padStart(2, "0")}-${that.day.padStart(2, "0")} ${clock.format(new Date(instant))}`;
}

/** The day of the city's calendar an instant falls on: 2026-10-12. */
export function dayOf(instant: string): string {
  return fullTime(instant).slice(0, 10);
}

/** To the second: 10:23:51. */
export function clockTime(instant: string): string {
  return seconds.format(new Date(instant));
}

function same(a: ReturnType<typeof date>, b: ReturnType<typeof date>): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}

const long = new Intl.DateTimeFormat("zh-CN", { timeZone: zone, month: "long", day: "numeric", weekday: "long" });
const hour = new Intl.DateTimeFormat("en", { timeZone: zone, hour: "numeric", hourCycle: "h23" });

/** How the day is greeted and named. */
export function today(now: Date = new Date()): { greeting: string; date: string } {
  const at = Number(hour.format(now));
  const greeting = at < 5 ? "夜深了" : at < 12 ? "上午好" : at < 14 ? "中午好" : at < 18 ? "下午好" : "晚上好";
  return { greeting, date: long.format(now) };
}

const second = new Intl.DateTimeFormat("zh-CN", { timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });

/** To the second: 10:23:51, 10月9日 10:23:51, 2025-10-09 10:23:51. */
export function exactTime(instant: string, now: string | Date = new Date()): string {
  const at = new Date(instant);
  const that = date(at);
  const today = date(new Date(now));
  const clock = second.format(at);
  if (same(that, today)) return clock;
  if (that.year === today.year) return `${that.month}月${that.day}日 ${clock}`;
  return `${that.year}-${that.month.padStart(2, "0")}-${that.day.padStart(2, "0")} ${clock}`;
}
