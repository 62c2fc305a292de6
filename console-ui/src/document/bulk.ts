import { ref, shallowRef, watch } from "vue";
import { call } from "../kernel/api";
import type { DocumentDeskBulkAnswer as BulkAnswer, DocumentDeskBulkRequest as BulkRequest } from "../kernel/types";

export type BulkVerb = "submit" | "approve" | "reject" | "place" | "schedule" | "release" | "withdraw" | "undo";

export function bulk(verb: BulkVerb, documents: readonly number[], more: Omit<BulkRequest, "documents">): Promise<BulkAnswer> {
  return call("POST /api/documents/bulk/{verb}", { path: { verb }, body: { documents, ...more } });
}

/** Tries each verb on what is selected, so that its button can say how many cannot; anew when the {@code list} was read anew. */
export function useTrials(verbs: readonly BulkVerb[], documents: () => readonly number[], list: () => unknown) {
  const trials = shallowRef<ReadonlyMap<BulkVerb, BulkAnswer>>(new Map());
  const busy = ref(false);
  let pause: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function tryAll(): Promise<void> {
    const mine = ++asked;
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
