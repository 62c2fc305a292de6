/** What the long list is narrowed to; the names are those of the API's parameters and of the page's address. */
export const keys = ["site", "channel", "below", "state", "returned", "type", "q", "from", "to", "mine", "sort"] as const;
export type Key = (typeof keys)[number];
export type Filter = Readonly<Partial<Record<Key, string>>>;

/** Says in an address that no site narrows the list; without it the chosen site does. */
export const everySite = "all";

export function filterOf(query: Readonly<Record<string, unknown>>, here: string | undefined): Filter {
  const given = Object.fromEntries(keys.flatMap((key) => (typeof query[key] === "string" && query[key] !== "" ? [[key, query[key]]] : []))) as Filter;
  if (query["rejected"] === "true") return filterOf({ ...query, rejected: undefined, returned: "true" }, here);
  const { site, ...rest } = given;
  const at = site ?? here;
  return at && at !== everySite ? { site: at, ...rest } : rest;
}

/** The address's query for a filter, where {@code here} goes without saying. */
export function queryOf(filter: Filter, here: string | undefined): Record<string, string> {
  const { site, ...rest } = filter;
  if (site === here) return rest;
  return site ? { site, ...rest } : { site: everySite, ...rest };
}

export function without(filter: Filter, ...gone: Key[]): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([key]) => !gone.includes(key as Key))) as Filter;
}

export function same(one: Filter, other: Filter): boolean {
  return keys.every((key) => (one[key] ?? "") === (other[key] ?? ""));
}

export interface Chip {
  readonly label: string;
  readonly value: string;
  readonly keys: readonly Key[];
}

export interface Names {
  readonly site: (code: string) => string;
  readonly channel: (id: string) => string;
  readonly type: (code: string) => string;
  readonly state: (code: string) => string;
}

/** What narrows the list, in words, in a fixed order. */
export function chipsOf(filter: Filter, names: Names): Chip[] {
  const chips: Chip[] = [];
  const put = (on: unknown, label: string, value: string, ...of: Key[]): void => {
    if (on) chips.push({ label, value, keys: of });
  };
  const each = (text: string | undefined, name: (part: string) => string): string => (text ?? "").split(",").map(name).join("、");
  put(filter.site, "站点", names.site(filter.site ?? ""), "site", "channel", "below");
  put(filter.channel, filter.below ? "栏目 含下级" : "栏目", each(filter.channel, names.channel), "channel", "below");
  put(filter.state, "状态", each(filter.state, names.state), "state");
  put(filter.returned, "", "退回修改", "returned");
  put(filter.type, "内容模型", names.type(filter.type ?? ""), "type");
  put(filter.from ?? filter.to, "更新", period(filter.from, filter.to), "from", "to");
  put(filter.mine, "", "我写的", "mine");
  return chips;
}

function period(from: string | undefined, to: string | undefined): string {
  if (from && to) return from === to ? from : `${from} 至 ${to}`;
  return from ? `${from} 起` : `至 ${to ?? ""}`;
}
