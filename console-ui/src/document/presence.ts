import { onBeforeUnmount, onMounted, shallowRef, watch } from "vue";
import { call } from "../kernel/api";
import type { PresencesPresent as Present } from "../kernel/types";

const beat = 30_000;

/** Says every half minute that one is here, and hears who else is. */
export function usePresence(id: () => number | undefined, writing: () => boolean) {
  const others = shallowRef<readonly Present[]>([]);
  let timer: ReturnType<typeof setInterval> | undefined;

  async function tell(): Promise<void> {
    const here = id();
    if (here === undefined) return;
    others.value = await call("POST /api/documents/{id}/presence", { path: { id: here }, body: { writing: writing() } })
      .then((answer) => answer.others)
      .catch(() => others.value);
  }

  onMounted(() => {
    void tell();
    timer = setInterval(tell, beat);
  });
  watch(id, tell);
  onBeforeUnmount(() => {
    clearInterval(timer);
    const here = id();
    if (here !== undefined) void call("DELETE /api/documents/{id}/presence", { path: { id: here } }).catch(() => undefined);
  });
  return { others };
}
