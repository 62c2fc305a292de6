import { onBeforeUnmount, onMounted, shallowRef, watch } from "vue";
import { call } from "../kernel/api";
import { useRefresh } from "../kernel/refresh";
import type { PresencesPresent as Present } from "../kernel/types";

const beat = 30_000;

/** Who reads touches nothing for a while, and is here. */
const patience = 5 * 60_000;

/** Says every half minute that one is here, and hears who else is; who has left the page open and gone is not. */
export function usePresence(id: () => number | undefined, writing: () => boolean) {
  const others = shallowRef<readonly Present[]>([]);

  async function tell(): Promise<void> {
    const here = id();
    if (here === undefined) return;
    others.value = await call("POST /api/documents/{id}/presence", { path: { id: here }, body: { writing: writing() } })
      .then((answer) => answer.others)
      .catch(() => others.value);
  }

  onMounted(tell);
  useRefresh(tell, beat, patience);
  watch(id, tell);
  onBeforeUnmount(() => {
    const here = id();
    if (here !== undefined) void call("DELETE /api/documents/{id}/presence", { path: { id: here } }).catch(() => undefined);
  });
  return { others };
}
