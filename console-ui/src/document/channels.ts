import { shallowReactive } from "vue";
import { address, api } from "../kernel/api";

export interface ChannelLine {
  readonly id: number;
  readonly parentId: number | null;
  readonly path: string;
  readonly name: string;
  readonly kind?: string;
}

export interface Branch extends ChannelLine {
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
    const answer = await api.get<readonly ChannelLine[] | { readonly items: readonly ChannelLine[] }>(address`/api/sites/${site}/channels`);
    trees.set(site, branches(site, Array.isArray(answer) ? (answer as readonly ChannelLine[]) : (answer as { items: readonly ChannelLine[] }).items));
  } catch {
    asked.delete(site);
    trees.set(site, []);
  }
}

export function branches(site: string, lines: readonly ChannelLine[]): readonly Branch[] {
  const made = new Map<number, Branch>();
  for (const line of lines) {
    const above = line.parentId === null ? undefined : made.get(line.parentId);
    made.set(line.id, { ...line, site, depth: above ? above.depth + 1 : 0, trail: above ? `${above.trail} / ${line.name}` : line.name });
  }
  return [...made.values()];
}
