import type { RouteRecordRaw } from "vue-router";
import type { IconName } from "../look/icons";
import { isOneOf, type Role } from "./session";
import { site } from "./sites";

/** The areas of the rail, in the order of their digits: G 1 … G 0. */
export const areas = [
  { name: "工作台", icon: "home" },
  { name: "内容", icon: "doc" },
  { name: "互动", icon: "chat" },
  { name: "公开", icon: "open" },
  { name: "办理", icon: "case" },
  { name: "站点", icon: "site" },
  { name: "监管", icon: "pulse" },
  { name: "资源", icon: "stack" },
  { name: "单位", icon: "people" },
  { name: "系统", icon: "gear" },
] as const satisfies readonly { name: string; icon: IconName }[];

export type AreaName = (typeof areas)[number]["name"];

/** A line of the room column. {@code :site} in {@code to} becomes the chosen site's code. */
export interface Entry {
  readonly area: AreaName;
  readonly title: string;
  readonly to: string;
  /** Place within the area; leave gaps. */
  readonly order: number;
  /** Who looks for it here. The server refuses the others anyway; this only keeps the column short. */
  readonly roles?: readonly Role[];
  readonly count?: () => number | undefined;
  /** The count waits for me: the rail shows a dot. */
  readonly waiting?: boolean;
}

/** What the palette offers besides going somewhere. */
export interface Action {
  readonly title: string;
  readonly icon: IconName;
  /** Also found by these: pinyin initials, other words. */
  readonly words?: string;
  readonly hint?: string;
  readonly roles?: readonly Role[];
  readonly to?: string;
  readonly run?: () => void;
  /** The one button of the first page, for whom it is the first thing to do: 写稿; there {@code hint} is its key. */
  readonly first?: boolean;
}

export interface Found {
  readonly icon: IconName;
  readonly title: string;
  readonly hint?: string;
  readonly to: string;
}

/** Finds things of a room by words, for the palette; {@code group} is their heading. */
export interface Finder {
  readonly group: string;
  readonly roles?: readonly Role[];
  readonly find: (words: string, signal: AbortSignal) => Promise<readonly Found[]>;
}

/** What a feature folder adds to the console; its file {@code room.ts} exports one as default. */
export interface Room {
  readonly entries?: readonly Entry[];
  readonly routes: readonly RouteRecordRaw[];
  readonly actions?: readonly Action[];
  readonly finders?: readonly Finder[];
}

const files = import.meta.glob<Room>("../*/room.ts", { eager: true, import: "default" });

export const rooms: readonly Room[] = Object.values(files);

const entries = rooms.flatMap((room) => room.entries ?? []).sort((a, b) => a.order - b.order);

/** What this person finds in an area. */
export function entriesOf(area: AreaName): readonly Entry[] {
  return entries.filter((entry) => entry.area === area && isOneOf(entry.roles) && address(entry.to));
}

/** The address an entry leads to now; undefined while there is no site to put into it. */
export function address(to: string): string | undefined {
  if (!to.includes(":site")) return to;
  return site.value && to.replace(":site", encodeURIComponent(site.value.code));
}

/** The entry whose address the path begins with, the longest one. */
export function entryAt(path: string): Entry | undefined {
  const score = (entry: Entry): number => {
    const to = entry.to.split("?")[0]!;
    const pattern = new RegExp(`^${to.replace(":site", "[^/]+")}(/|$)`);
    return to === "/" ? (path === "/" ? 1 : 0) : pattern.test(path) ? to.length : 0;
  };
  return entries.reduce<Entry | undefined>((best, entry) => (score(entry) > (best ? score(best) : 0) ? entry : best), undefined);
}

export const entryTo = (to: unknown): Entry | undefined => entries.find((entry) => entry.to === to);

export const actions = (): readonly Action[] => rooms.flatMap((room) => room.actions ?? []).filter((action) => isOneOf(action.roles));

export const finders = (): readonly Finder[] => rooms.flatMap((room) => room.finders ?? []).filter((finder) => isOneOf(finder.roles));
