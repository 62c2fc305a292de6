import { shallowReactive, shallowRef, triggerRef } from "vue";
import { asProblem, type Problem } from "../kernel/problem";
import { sendFile } from "./upload";

export interface Sending {
  readonly name: string;
  readonly size: number;
  sent: number;
  state: "waiting" | "sending" | "finishing" | "done" | "failed" | "stopped";
  problem: Problem | undefined;
  mediaId: number | undefined;
  duplicate: boolean;
  readonly stop: () => void;
  readonly again: () => Promise<number | undefined>;
}

const atOnce = 2;
let running = 0;
const queue: (() => void)[] = [];

/** Files on their way; they go on whatever page is open. */
export const sendings = shallowRef<readonly Sending[]>([]);

function turn(): Promise<void> {
  if (running < atOnce) {
    running++;
    return Promise.resolve();
  }
  return new Promise((resolve) => queue.push(resolve));
}

function over(): void {
  const next = queue.shift();
  if (next) next();
  else running--;
}

/** Sends a file; its id in the library, or undefined when it did not get there: {@link Sending.problem} says why. */
export function sendInTurn(site: string, file: File): { readonly line: Sending; readonly done: Promise<number | undefined> } {
  let stopping = new AbortController();

  async function go(): Promise<number | undefined> {
    stopping = new AbortController();
    Object.assign(line, { state: "waiting", problem: undefined });
    await turn();
    try {
      stopping.signal.throwIfAborted();
      line.state = "sending";
      const { mediaId, duplicate } = await sendFile(site, file, ({ sent, finishing }) => Object.assign(line, { sent, state: finishing ? "finishing" : "sending" }), stopping.signal);
      Object.assign(line, { state: "done", sent: file.size, mediaId, duplicate });
      return mediaId;
    } catch (error) {
      if (stopping.signal.aborted) line.state = "stopped";
      else Object.assign(line, { state: "failed", problem: asProblem(error) });
      return undefined;
    } finally {
      over();
      triggerRef(sendings);
    }
  }

  const line: Sending = shallowReactive({
    name: file.name,
    size: file.size,
    sent: 0,
    state: "waiting" as const,
    problem: undefined,
    mediaId: undefined,
    duplicate: false,
    stop: () => stopping.abort(),
    again: () => go(),
  });
  sendings.value = [...sendings.value, line];
  return { line, done: go() };
}

export function forgetFinished(): void {
  sendings.value = sendings.value.filter((line) => line.state === "sending" || line.state === "waiting" || line.state === "finishing");
}
