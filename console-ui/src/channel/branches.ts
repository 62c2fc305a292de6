import { shallowReactive } from "vue";
import { call } from "../kernel/api";
import type { ChannelRow } from "../kernel/types";

export interface Branch extends Pick<ChannelRow, "id" | "parentId" | "path" | "name" | "kind"> {
  readonly site: string;
  readonly depth: number;
  readonly trail: string;
}

const trees = shallowReactive(new Map<string, readonly Branch[]>());
const asked = new Set<string>();

/** A site's channels, parents first, each with the names above it; asked for once. */
export function channelsOf(site: string | undefined): readonly Branch[] | undefined {
  if (!site) return undefined;
  if (!asked.has(site)) {
    asked.add(site);
    void load(site);
  }
  return trees.get(site);
}

async function load(site: string): Promise<void> {
  try {
    trees.set(site, branches(site, (await call("GET /api/sites/{code}/channels", { path: { code: site } })).items));
  } catch {
    asked.delete(site);
    trees.set(site, []);
  }
}

export function branches(site: string, lines: readonly ChannelRow[]): readonly Branch[] {
  const made = new Map<number, Branch>();
  for (const line of lines) {
    const above = line.parentId === null ? undefined : made.get(line.parentId);
    made.set(line.id, { id: line.id, parentId: line.parentId, path: line.path, name: line.name, kind: line.kind, site, depth: above ? above.depth + 1 : 0, trail: above ? `${above.trail} / ${line.name}` : line.name });
  }
  return [...made.values()];
}
