import { shallowRef } from "vue";
import type { DocumentItem as Item } from "../kernel/types";

/** Which documents a verb for many would reach; a shifted click takes all from the last one on. */
export function useSelection(items: () => readonly Item[]) {
  const selected = shallowRef<ReadonlySet<number>>(new Set());
  let last = -1;

  function select(index: number, through: boolean): void {
    const item = items()[index];
    if (!item) return;
    const next = new Set(selected.value);
    const on = !next.has(item.documentId);
    const from = through && last >= 0 ? Math.min(last, index) : index;
    const to = through && last >= 0 ? Math.max(last, index) : index;
    for (const each of items().slice(from, to + 1)) {
      if (on) next.add(each.documentId);
      else next.delete(each.documentId);
    }
    selected.value = next;
    last = index;
  }

  function setAll(on: boolean): void {
    selected.value = new Set(on ? items().map((item) => item.documentId) : []);
  }

  /** More than has been shown. */
  function setMany(ids: readonly number[]): void {
    selected.value = new Set(ids);
  }

  function clear(): void {
    selected.value = new Set();
    last = -1;
  }
  return { selected, select, setAll, setMany, clear };
}
