import { ref, shallowRef, watch } from "vue";
import { call } from "../kernel/api";
import type { DocumentDeskBulkAnswer as BulkAnswer, DocumentDeskBulkRequest as BulkRequest, Task } from "../kernel/types";

export type BulkVerb = "submit" | "approve" | "reject" | "place" | "schedule" | "release" | "withdraw" | "undo";

export function bulk(verb: BulkVerb, documents: readonly number[], more: Omit<BulkRequest, "documents">): Promise<BulkAnswer> {
  return call("POST /api/documents/bulk/{verb}", { path: { verb }, body: { documents, ...more } });
}

/** Above so many the server goes on by itself; the rest is asked about there, document by document. */
export const atOnce = 200;

export function begin(verb: BulkVerb, documents: readonly number[], more: Readonly<Record<string, unknown>>): Promise<Task> {
  return call("POST /api/documents/bulk/{verb}/background", { path: { verb }, body: { documents, ...more } });
}

interface Refusal {
  readonly documentId: number;
  readonly title: string;
  readonly reason: string;
}

/** What ended in the background, as if it had been answered at once; of many refusals the first hundred are known. */
export function answerOf(verb: BulkVerb, task: Task): BulkAnswer {
  const facts = (task.outcome?.facts ?? {}) as { done?: number; refused?: number; refusals?: readonly Refusal[] };
  return {
    verb,
    dryRun: false,
    done: facts.done ?? 0,
    refused: facts.refused ?? 0,
    results: (facts.refusals ?? []).map((one) => ({ documentId: one.documentId, title: one.title, done: false, blockers: [{ code: "", reason: one.reason }] })),
  };
}

/** Tries each verb on what is selected, so that its button can say how many cannot; anew when the {@code list} was read anew. */
export function useTrials(verbs: readonly BulkVerb[], documents: () => readonly number[], list: () => unknown) {
  const trials = shallowRef<ReadonlyMap<BulkVerb, BulkAnswer>>(new Map());
  const busy = ref(false);
  let pause: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function tryAll(): Promise<void> {
    const mine = ++asked;
    if (documents().length > atOnce) return void (trials.value = new Map());
    busy.value = true;
    const answers = await Promise.all(verbs.map((verb) => bulk(verb, documents(), { dryRun: true }).catch(() => undefined)));
    if (mine !== asked) return;
    trials.value = new Map(answers.flatMap((answer, index) => (answer ? [[verbs[index]!, answer] as const] : [])));
    busy.value = false;
  }

  watch([documents, list], () => {
    clearTimeout(pause);
    pause = setTimeout(tryAll, 200);
  }, { immediate: true });
  return { trials, busy };
}
