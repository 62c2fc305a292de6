import { onBeforeUnmount, onMounted } from "vue";

const signs = ["pointermove", "pointerdown", "keydown", "wheel"] as const;
/**
 * Repeats while the page is seen and somebody is there: a request nobody waits for would keep a left session alive.
 *
 * @param patience for how long somebody is there who touches nothing, in milliseconds
 */
export function useRefresh(work: () => Promise<unknown>, pace: number, patience = 60_000): void {
  let touched = Date.now();
  let running = false;
  let timer: ReturnType<typeof setInterval> | undefined;
  const touch = (): void => void (touched = Date.now());

  async function tick(): Promise<void> {
    if (running || document.hidden || Date.now() - touched > patience) return;
    running = true;
    await work().finally(() => (running = false));
  }

  onMounted(() => {
    timer = setInterval(() => void tick(), pace);
    signs.forEach((sign) => addEventListener(sign, touch, { passive: true }));
  });
  onBeforeUnmount(() => {
    clearInterval(timer);
    signs.forEach((sign) => removeEventListener(sign, touch));
  });
}
