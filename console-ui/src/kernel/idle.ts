import { computed, onBeforeUnmount, onMounted, ref } from "vue";
import { answeredAt, call } from "./api";
import { become, forget, me, session } from "./session";

const warning = 60;
const heard = ["pointerdown", "keydown", "wheel"] as const;

/**
 * Ends a session nobody uses, as the server will. The server counts requests, a person moves and types without any: so
 * while somebody is here the server is told in time, and when nobody is, the last minute is counted down aloud.
 */
export function useIdle() {
  const now = ref(Date.now());
  const touched = ref(Date.now());
  const left = computed(() => (me.value ? session.value.idleSeconds - (now.value - answeredAt()) / 1000 : Infinity));
  const counting = computed(() => left.value <= warning);
  const seconds = computed(() => Math.max(0, Math.ceil(left.value)));

  async function stay(): Promise<void> {
    become(await call("GET /api/session", {}));
    now.value = Date.now();
  }

  function touch(): void {
    if (!counting.value) touched.value = Date.now();
  }

  function tick(): void {
    now.value = Date.now();
    if (!me.value) return;
    if (left.value <= 0) forget();
    else if (left.value <= warning + 30 && touched.value > answeredAt()) void stay().catch(() => undefined);
  }

  let timer: ReturnType<typeof setInterval> | undefined;
  onMounted(() => {
    timer = setInterval(tick, 1000);
    heard.forEach((name) => addEventListener(name, touch, { passive: true }));
  });
  onBeforeUnmount(() => {
    clearInterval(timer);
    heard.forEach((name) => removeEventListener(name, touch));
  });
  return { counting, seconds, stay };
}
