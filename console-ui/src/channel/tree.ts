import type { ChannelRow } from "../kernel/types";

/** A row as it is shown: how deep it hangs, and whether anything hangs below it. */
export interface Line {
  readonly row: ChannelRow;
  readonly level: number;
  readonly parent: boolean;
  readonly first: boolean;
  readonly last: boolean;
}

/** Where a dragged channel would hang: below {@code parentId}, at the {@code position} counted without itself. */
export interface Place {
  readonly parentId: number | null;
  readonly position: number;
  /** Under which line the mark is drawn, and how deep. */
  readonly after: number | null;
  readonly level: number;
}

export type Children = ReadonlyMap<number | null, readonly ChannelRow[]>;

export function childrenOf(rows: readonly ChannelRow[]): Children {
  const map = new Map<number | null, ChannelRow[]>();
  for (const row of rows) map.set(row.parentId, [...(map.get(row.parentId) ?? []), row]);
  return map;
}

/** The lines on the screen: below a folded channel nothing, unless something is looked for. */
export function linesOf(rows: readonly ChannelRow[], folded: ReadonlySet<number>, wanted: ((row: ChannelRow) => boolean) | undefined): Line[] {
  const children = childrenOf(rows);
  const shown = wanted && withAncestors(rows, wanted);
  const lines: Line[] = [];
  const hang = (parentId: number | null, level: number): void => {
    const siblings = (children.get(parentId) ?? []).filter((row) => !shown || shown.has(row.id));
    siblings.forEach((row, at) => {
      const parent = children.has(row.id);
      lines.push({ row, level, parent, first: at === 0, last: at === siblings.length - 1 });
      if (parent && (shown || !folded.has(row.id))) hang(row.id, level + 1);
    });
  };
  hang(null, 1);
  return lines;
}

function withAncestors(rows: readonly ChannelRow[], wanted: (row: ChannelRow) => boolean): ReadonlySet<number> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const shown = new Set<number>();
  for (const row of rows.filter(wanted)) {
    for (let at: ChannelRow | undefined = row; at && !shown.has(at.id); at = at.parentId === null ? undefined : byId.get(at.parentId)) {
      shown.add(at.id);
    }
  }
  return shown;
}

/** The channel itself and all below it: where it cannot be put. */
export function below(rows: readonly ChannelRow[], id: number): ReadonlySet<number> {
  const children = childrenOf(rows);
  const found = new Set<number>();
  const add = (at: number): void => {
    found.add(at);
    children.get(at)?.forEach((child) => add(child.id));
  };
  add(id);
  return found;
}

/**
 * What letting go over a line means: in its upper third before it, in its lower third after it, in the middle into it
 * as the last. Undefined where it cannot go.
 */
export function placeAt(rows: readonly ChannelRow[], dragged: number, over: Line, part: number): Place | undefined {
  if (below(rows, dragged).has(over.row.id)) return undefined;
  const children = childrenOf(rows);
  const others = (parentId: number | null): readonly ChannelRow[] => (children.get(parentId) ?? []).filter((row) => row.id !== dragged);
  if (part > 1 / 3 && part < 2 / 3) {
    return { parentId: over.row.id, position: others(over.row.id).length, after: over.row.id, level: over.level + 1 };
  }
  const at = others(over.row.parentId).findIndex((row) => row.id === over.row.id);
  return part <= 1 / 3
    ? { parentId: over.row.parentId, position: at, after: null, level: over.level }
    : { parentId: over.row.parentId, position: at + 1, after: over.row.id, level: over.level };
}

/** Who stands now where the dragged one would stand. */
export function siblingAt(rows: readonly ChannelRow[], dragged: number | undefined, place: Place): ChannelRow | undefined {
  return (childrenOf(rows).get(place.parentId) ?? []).filter((row) => row.id !== dragged)[place.position];
}

export function placeInWords(rows: readonly ChannelRow[], place: Place): string {
  const parent = rows.find((row) => row.id === place.parentId);
  return parent ? `放到“${parent.name}”下，第 ${place.position + 1} 位` : `放到最上层，第 ${place.position + 1} 位`;
}
