import { onBeforeUnmount, onMounted, shallowRef, watch } from "vue";
import { address, api } from "../kernel/api";
import type { Present } from "./types";

const beat = 30_000;

/** Says every half minute that one is here, and hears who else is. */
export function usePresence(id: () => number | undefined, writing: () => boolean) {
  const others = shallowRef<readonly Present[]>([]);
  let timer: ReturnType<typeof setInterval> | undefined;

  async function tell(): Promise<void> {
    const here = id();
    if (here === undefined) return;
    others.value = await api
      .post<{ others: readonly Present[] }>(address`/api/documents/${here}/presence`, { writing: writing() })
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
    if (here !== undefined) void api.delete(address`/api/documents/${here}/presence`).catch(() => undefined);
  });
  return { others };
}
