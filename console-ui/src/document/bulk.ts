import { ref, shallowRef, watch } from "vue";
import { address, api } from "../kernel/api";
import type { Blocker } from "../kernel/acting";

export interface Outcome {
  readonly documentId: number;
  readonly title: string;
  readonly done: boolean;
  readonly blockers: readonly Blocker[];
}

export interface BulkAnswer {
  readonly verb: string;
  readonly dryRun: boolean;
  readonly done: number;
  readonly refused: number;
  readonly results: readonly Outcome[];
}

export type BulkVerb = "submit" | "approve" | "reject" | "place" | "schedule" | "release" | "undo";

export function bulk(verb: BulkVerb, documents: readonly number[], more: Readonly<Record<string, unknown>>): Promise<BulkAnswer> {
  return api.post<BulkAnswer>(address`/api/documents/bulk/${verb}`, { documents, ...more });
}

/** Tries each verb on what is selected, so that its button can say how many cannot. */
export function useTrials(verbs: readonly BulkVerb[], documents: () => readonly number[]) {
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

  watch(documents, () => {
    clearTimeout(pause);
    pause = setTimeout(tryAll, 200);
  }, { immediate: true });
  return { trials, busy };
}
