import { fullTime } from "../kernel/time";
import type { RetentionView } from "../kernel/types";

const year = 365;

/** For how long, as it is said: whole years as years. */
export const keptFor = (days: number): string => (days % year === 0 ? `${days / year} 年` : `${days} 天`);

/** What was said, and when it holds. */
export const savedAs = (now: RetentionView): string => (now.waiting ? `已保存，${fullTime(now.waiting.at)} 生效` : "已保存");

/** What archives are kept for, and the least. */
export const usual: readonly number[] = [30, year, 3 * year, 10 * year, 30 * year, 100 * year];

const units = ["字节", "KB", "MB", "GB"] as const;

export function sizeOf(bytes: number): string {
  let size = bytes;
  let unit = 0;
  for (; size >= 1000 && unit < units.length - 1; unit++) size /= 1000;
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}
