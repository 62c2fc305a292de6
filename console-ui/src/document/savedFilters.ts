import { shallowRef } from "vue";
import { call } from "../kernel/api";
import { filterOf, same, type Filter } from "./filter";
import { totalOf } from "./list";
import type { DocumentListFilter as SavedFilter } from "../kernel/types";

export const savedFilters = shallowRef<readonly SavedFilter[]>([]);
/** How many each holds, by its id; 0 is the whole site. */
export const filterCounts = shallowRef<ReadonlyMap<number, string>>(new Map());

export async function loadFilters(): Promise<void> {
  savedFilters.value = await call("GET /api/document-filters", {}).catch(() => []);
}

/** A saved filter says itself for which site it is, or for all. */
export const filterIn = (saved: SavedFilter): Filter => filterOf({ ...saved.query }, undefined);

export async function countFilters(here: string | undefined): Promise<void> {
  const whole: Filter = here ? { site: here } : {};
  const asked = [{ id: 0, filter: whole }, ...savedFilters.value.map((saved) => ({ id: saved.id, filter: filterIn(saved) }))];
  for (const { id, filter } of asked) {
    const counts = await call("GET /api/documents/counts", { query: filter }).catch(() => undefined);
    const total = totalOf(counts, filter);
    filterCounts.value = new Map(filterCounts.value).set(id, total ? short(total.value) + (total.capped ? "+" : "") : "");
  }
}

export async function saveFilter(name: string, filter: Filter): Promise<void> {
  await call("POST /api/document-filters", { body: { name, query: filter } });
  await loadFilters();
}

export async function removeFilter(saved: SavedFilter): Promise<void> {
  await call("DELETE /api/document-filters/{id}", { path: { id: saved.id } });
  await loadFilters();
}

export function filterName(filter: Filter): string | undefined {
  const saved = savedFilters.value.find((one) => same(filterIn(one), filter));
  return saved?.name ?? (Object.keys(filter).every((key) => key === "site" || key === "sort") ? "全部稿件" : undefined);
}

export function short(value: number): string {
  return value < 10_000 ? String(value) : `${(value / 10_000).toFixed(value < 1_000_000 ? 1 : 0).replace(/\.0$/, "")}万`;
}

