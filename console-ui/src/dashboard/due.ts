import { dayOf, shortTime } from "../kernel/time";

export interface Due {
  readonly tone: "bad" | "warn" | "";
  readonly text: string;
}

const minute = 60_000;
const day = 1440 * minute;

/** How a deadline is told: what is over and by how much, today by the hour, later by the day. */
export function dueOf(instant: string, now: Date = new Date()): Due {
  const left = new Date(instant).getTime() - now.getTime();
  if (left < 0) return { tone: "bad", text: `逾期 ${span(-left)}` };
  if (dayOf(instant) === dayOf(now.toISOString())) return { tone: "warn", text: `今天 ${shortTime(instant, now)}` };
  return { tone: "", text: shortTime(instant, now) };
}

function span(milliseconds: number): string {
  if (milliseconds >= day) return `${Math.floor(milliseconds / day)} 天`;
  const hours = Math.floor(milliseconds / (60 * minute));
  const minutes = Math.floor(milliseconds / minute) % 60;
  return hours > 0 ? `${hours} 小时 ${minutes} 分` : `${Math.max(minutes, 1)} 分`;
}

/** Which heading of the list by deadline something stands under; what has none comes last. */
export function headingOf(instant: string | null, now: Date = new Date()): string {
  if (instant === null) return "没有时限";
  const left = new Date(instant).getTime() - now.getTime();
  if (left < 0) return "已逾期";
  if (dayOf(instant) === dayOf(now.toISOString())) return "今天";
  return left < 7 * day ? "七天内" : "以后";
}

export const headings = ["已逾期", "今天", "七天内", "以后", "没有时限"] as const;
