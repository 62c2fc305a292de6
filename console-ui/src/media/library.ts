import { onScopeDispose, ref, shallowRef, watch } from "vue";
import { call } from "../kernel/api";
import { asProblem, type Problem } from "../kernel/problem";
import type { MediaViewItem as MediaItem } from "../kernel/types";

export interface MediaFilter {
  readonly site: string;
  readonly kind?: string | undefined;
  readonly q?: string | undefined;
  readonly unused?: string | undefined;
}

/** The library of a site, newest first, by portions. */
export function useLibrary(filter: () => MediaFilter) {
  const items = shallowRef<readonly MediaItem[]>();
  const problem = shallowRef<Problem>();
  const busy = ref(false);
  const next = ref<string | null>(null);
  let running: AbortController | undefined;

  async function read(after?: string): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    busy.value = true;
    problem.value = undefined;
    try {
      const slice = await call("GET /api/media", { query: { ...filter(), after, limit: 60 }, signal: mine.signal });
      if (mine !== running) return;
      items.value = after ? [...(items.value ?? []), ...slice.items] : slice.items;
      next.value = slice.next;
    } catch (error) {
      if (mine === running && !mine.signal.aborted) problem.value = asProblem(error);
    } finally {
      if (mine === running) busy.value = false;
    }
  }

  const reload = (): Promise<void> => read();
  const more = (): void => void (next.value && !busy.value && read(next.value));
  watch(filter, () => {
    items.value = undefined;
    void reload();
  }, { immediate: true });
  onScopeDispose(() => running?.abort());
  return { items, problem, busy, next, reload, more };
}
