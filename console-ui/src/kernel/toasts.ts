import { shallowReactive } from "vue";
import { asProblem } from "./problem";

export interface Toast {
  readonly text: string;
  readonly bad: boolean;
  readonly verb: string | undefined;
  readonly act: (() => unknown) | undefined;
}

const patience = 8000;

export const toasts = shallowReactive<Toast[]>([]);

/** Tells what was done. */
export function say(text: string): void {
  show({ text, bad: false, verb: undefined, act: undefined });
}

/** Tells what was done, with a way on, such as 追踪. */
export function sayWithWay(text: string, verb: string, act: () => unknown): void {
  show({ text, bad: false, verb, act });
}

/** Tells what was done and takes it back when asked within eight seconds: by the button or Ctrl Z. */
export function sayUndoable(text: string, undo: () => Promise<unknown>): void {
  show({ text, bad: false, verb: "撤销", act: () => undo().then(() => say("已撤销"), sayProblem) });
}

/** Tells a failure that has no place of its own on the screen; stays until closed. */
export function sayProblem(error: unknown): void {
  const problem = asProblem(error);
  const number = problem.requestId ? `（请求号 ${problem.requestId}）` : "";
  show({ text: problem.detail + number, bad: true, verb: undefined, act: undefined });
}

export function close(toast: Toast): void {
  const at = toasts.indexOf(toast);
  if (at >= 0) toasts.splice(at, 1);
}

export function press(toast: Toast): void {
  close(toast);
  toast.act?.();
}

/** What Ctrl Z takes back. */
export function undoLast(): void {
  const last = toasts.findLast((toast) => toast.verb === "撤销");
  if (last) press(last);
}

function show(toast: Toast): void {
  toasts.push(toast);
  if (toasts.length > 4) toasts.shift();
  if (!toast.bad) setTimeout(() => close(toast), patience);
}
