import { api } from "../kernel/api";
import type { IconName } from "../look/icons";

interface Count {
  readonly value: number;
  readonly capped: boolean;
}

export interface Task {
  readonly documentId: number;
  readonly editionId: number;
  readonly siteCode: string;
  readonly title: string;
  readonly state: string;
  readonly stateName: string;
  readonly note: string | null;
  readonly at: string;
  readonly dueAt: string | null;
}

export interface TaskGroup {
  readonly kind: string;
  readonly name: string;
  readonly count: Count;
  readonly link: string;
  readonly items: readonly Task[];
}

export interface Figure extends Count {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly link: string | null;
}

export interface Release {
  readonly documentId: number;
  readonly siteCode: string;
  readonly title: string;
  readonly releasedAt: string;
  readonly visibleAt: string | null;
  readonly visibleMillis: number | null;
  readonly found: boolean;
  readonly failed: string | null;
}

export interface Health {
  readonly level: string;
  readonly code: string;
  readonly text: string;
  readonly link: string | null;
}

export interface LateChannel {
  readonly channelId: number;
  readonly siteCode: string;
  readonly name: string;
  readonly cycleDays: number;
  readonly lastAt: string | null;
  readonly dueAt: string | null;
  readonly overdueDays: number;
}

export interface Dashboard {
  readonly tasks?: readonly TaskGroup[];
  readonly numbers?: readonly Figure[];
  readonly releases?: readonly Release[];
  readonly health?: readonly Health[];
  readonly channels?: readonly LateChannel[];
}

export const readDashboard = (signal: AbortSignal) => api.get<Dashboard>("/api/dashboard", {}, signal);

const icons: Readonly<Record<string, IconName>> = { rejected: "ret", draft: "edit", review: "eye", release: "send", scheduled: "clock" };
const verbs: Readonly<Record<string, string>> = { rejected: "修改", draft: "接着写", review: "审核", release: "签发" };

export const iconOf = (kind: string): IconName => icons[kind] ?? "doc";
export const verbOf = (kind: string): string => verbs[kind] ?? "查看";

export function counted({ value, capped }: Count): string {
  return `${value.toLocaleString("zh-CN")}${capped ? "+" : ""}`;
}

/** Milliseconds as seconds, when that is how long it took: 180 毫秒, 1.8 秒. */
export function lasting(milliseconds: number): readonly [string, string] {
  return milliseconds < 1000 ? [String(milliseconds), "毫秒"] : [(milliseconds / 1000).toFixed(1), "秒"];
}
