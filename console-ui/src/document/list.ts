import { onScopeDispose, ref, shallowRef, watch } from "vue";
import { call } from "../kernel/api";
import { asProblem, type Problem } from "../kernel/problem";
import { same, type Filter } from "./filter";
import type { DocumentCounts as Counts, DocumentItem as Item } from "../kernel/types";

const portion = 100;
const patience = 300;

/** The long list: portions by keyset, each asked for when the reader comes near its end. */
export function useDocumentList(filter: () => Filter) {
  const items = shallowRef<readonly Item[]>();
  const counts = shallowRef<Counts>();
  const problem = shallowRef<Problem>();
  const slow = ref(false);
  const busy = ref(false);
  const took = ref(0);
  let next: string | null = null;
  let running: AbortController | undefined;

  async function read(after: string | undefined): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    const timer = setTimeout(() => (slow.value = mine === running), patience);
    const began = performance.now();
    busy.value = true;
    problem.value = undefined;
    try {
      const slice = await call("GET /api/documents", { query: { ...filter(), after, limit: portion }, signal: mine.signal });
      if (mine !== running) return;
      took.value = Math.max(1, Math.round(performance.now() - began));
      items.value = after ? [...(items.value ?? []), ...slice.items] : slice.items;
      next = slice.next;
    } catch (error) {
      if (mine === running && !mine.signal.aborted) problem.value = asProblem(error);
    } finally {
      clearTimeout(timer);
      if (mine === running) busy.value = slow.value = false;
    }
  }

  function reload(): void {
    const asked = filter();
    void read(undefined);
    void call("GET /api/documents/counts", { query: asked })
      .then((answer) => same(asked, filter()) && (counts.value = answer))
      .catch(() => (counts.value = undefined));
  }

  function more(): void {
    if (next && !busy.value) void read(next);
  }

  /** Puts a line anew without moving the reader. */
  function replace(item: Item): void {
    items.value = items.value?.map((old) => (old.documentId === item.documentId ? item : old));
  }

  watch(filter, (now, before) => {
    if (before && same(now, before)) return;
    items.value = undefined;
    counts.value = undefined;
    reload();
  }, { immediate: true });
  onScopeDispose(() => running?.abort());

  return { items, counts, problem, slow, busy, took, reload, more, replace, hasMore: () => next !== null };
}

/** How many there are of what the filter asks for; states are left aside by the server where it counts exactly. */
export function totalOf(counts: Counts | undefined, filter: Filter): { readonly value: number; readonly capped: boolean } | undefined {
  if (!counts) return undefined;
  const states = filter.state?.split(",");
  if (!states || counts.capped) return { value: counts.total, capped: counts.capped };
  return { value: counts.states.reduce((sum, one) => sum + (states.includes(one.state) ? one.number : 0), 0), capped: false };
}
