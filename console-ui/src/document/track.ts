import { onBeforeUnmount, shallowRef, watch } from "vue";
import { call } from "../kernel/api";
import type { Track } from "../kernel/types";

const pause = 250;
const longest = 60_000;

/** Follows a document on its way to the public until it has arrived, or a step has failed. */
export function useTrack(id: () => number, again: () => unknown) {
  const track = shallowRef<Track>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let until = 0;

  async function look(): Promise<void> {
    const now = await call("GET /api/documents/{id}/track", { path: { id: id() } }).catch(() => undefined);
    if (!now) return void (track.value = undefined);
    track.value = now;
    if (!now.complete && isUnderWay(now) && Date.now() < until) timer = setTimeout(look, pause);
  }

  watch(again, () => {
    clearTimeout(timer);
    until = Date.now() + longest;
    void look();
  }, { immediate: true });
  onBeforeUnmount(() => clearTimeout(timer));
  return track;
}

/** A draft may wait for days; what has been signed arrives within seconds, or fails. */
export function isUnderWay(track: Track): boolean {
  const begun = track.steps.some((step) => (step.step === "released" || step.step === "retracted") && step.state === "DONE");
  return begun && !track.steps.some((step) => step.state === "FAILED");
}

/** As short as the time was: 160 毫秒, 1.6 秒, 3 分. */
export function lasted(millis: number): string {
  if (millis < 1000) return `${millis} 毫秒`;
  return millis < 60_000 ? `${(millis / 1000).toFixed(1)} 秒` : `${Math.round(millis / 60_000)} 分`;
}
