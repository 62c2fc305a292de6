import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from "vue";
import { asProblem, type Problem } from "./problem";

const patience = 300;

export interface Loading<T> {
  readonly value: ShallowRef<T | undefined>;
  readonly problem: ShallowRef<Problem | undefined>;
  /** True only after {@link patience} ms: what comes sooner shows no skeleton. */
  readonly slow: Ref<boolean>;
  readonly busy: Ref<boolean>;
  load(): Promise<void>;
}

/** One thing on the screen that comes from the server; a newer call makes an older answer worthless. */
export function useLoading<T>(read: (signal: AbortSignal) => Promise<T>): Loading<T> {
  const value = shallowRef<T>();
  const problem = shallowRef<Problem>();
  const slow = ref(false);
  const busy = ref(false);
  let running: AbortController | undefined;

  async function load(): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    const timer = setTimeout(() => (slow.value = mine === running), patience);
    busy.value = true;
    problem.value = undefined;
    try {
      const answer = await read(mine.signal);
      if (mine === running) value.value = answer;
    } catch (error) {
      if (mine === running && !mine.signal.aborted) problem.value = asProblem(error);
    } finally {
      clearTimeout(timer);
      if (mine === running) {
        busy.value = false;
        slow.value = false;
      }
    }
  }

  onScopeDispose(() => running?.abort());
  return { value, problem, slow, busy, load };
}

/** One thing a button does: while it runs the button waits, and a refusal stands where it was asked. */
export function useDoing() {
  const busy = ref(false);
  const problem = shallowRef<Problem>();

  async function doing(action: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    problem.value = undefined;
    try {
      await action();
      return true;
    } catch (error) {
      problem.value = asProblem(error);
      return false;
    } finally {
      busy.value = false;
    }
  }
  return { busy, problem, doing };
}
