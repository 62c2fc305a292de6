import { computed, onScopeDispose, ref, shallowRef } from "vue";
import { asProblem, type Problem } from "./problem";

export interface Slice<T> {
  readonly items: readonly T[];
  readonly next: string | number | null;
}

/** A long list read piece by piece, by keys: there are no page numbers, and a new question starts it afresh. */
export function useSlices<T>(read: (after: string | undefined, signal: AbortSignal) => Promise<Slice<T>>) {
  const items = shallowRef<readonly T[]>();
  const next = ref<string>();
  const problem = shallowRef<Problem>();
  const busy = ref(false);
  const slow = ref(false);
  const milliseconds = ref(0);
  let running: AbortController | undefined;

  async function fetchFrom(after: string | undefined, before: readonly T[]): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    const timer = setTimeout(() => (slow.value = mine === running), 300);
    const start = performance.now();
    busy.value = true;
    problem.value = undefined;
    try {
      const slice = await read(after, mine.signal);
      if (mine !== running) return;
      items.value = [...before, ...slice.items];
      next.value = slice.next === null ? undefined : String(slice.next);
      milliseconds.value = Math.round(performance.now() - start);
    } catch (error) {
      if (mine === running && !mine.signal.aborted) problem.value = asProblem(error);
    } finally {
      clearTimeout(timer);
      if (mine === running) busy.value = slow.value = false;
    }
  }

  const load = (): Promise<void> => fetchFrom(undefined, []);
  const more = async (): Promise<void> => {
    if (next.value !== undefined && !busy.value) await fetchFrom(next.value, items.value ?? []);
  };

  /** Puts what the server said of one line back into the list, without reading the list again. */
  function replace(same: (item: T) => boolean, by: T): void {
    items.value = items.value?.map((item) => (same(item) ? by : item));
  }

  onScopeDispose(() => running?.abort());
  return { items, problem, busy, slow, milliseconds, hasMore: computed(() => next.value !== undefined), load, more, replace };
}
