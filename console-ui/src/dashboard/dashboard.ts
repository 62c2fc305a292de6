import { call } from "../kernel/api";
import type {
  DashboardChannel,
  DashboardCount,
  DashboardFigure,
  DashboardGroup,
  DashboardHealth,
  DashboardRelease,
  DashboardWaiting,
} from "../kernel/types";
import type { IconName } from "../look/icons";

export type Task = DashboardWaiting;
export type TaskGroup = DashboardGroup;
export type Figure = DashboardFigure;
export type Release = DashboardRelease;
export type Health = DashboardHealth;
export type LateChannel = DashboardChannel;

export const readDashboard = (signal: AbortSignal) => call("GET /api/dashboard", { signal });

const icons: Readonly<Record<string, IconName>> = { rejected: "ret", draft: "edit", review: "eye", release: "send", scheduled: "clock" };
const verbs: Readonly<Record<string, string>> = { rejected: "修改", draft: "接着写", review: "审核", release: "签发" };

export const iconOf = (kind: string): IconName => icons[kind] ?? "doc";
export const verbOf = (kind: string): string => verbs[kind] ?? "查看";

export function counted({ value, capped }: DashboardCount): string {
  return `${value.toLocaleString("zh-CN")}${capped ? "+" : ""}`;
}

/** Milliseconds as seconds, when that is how long it took: 180 毫秒, 1.8 秒. */
export function lasting(milliseconds: number): readonly [string, string] {
  return milliseconds < 1000 ? [String(milliseconds), "毫秒"] : [(milliseconds / 1000).toFixed(1), "秒"];
}
