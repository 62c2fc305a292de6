import { computed, onBeforeUnmount, onMounted, reactive, ref, shallowRef, toRaw, watch } from "vue";
import { call } from "../kernel/api";
import { personName } from "../kernel/people";
import { asProblem, type Problem } from "../kernel/problem";
import { me } from "../kernel/session";
import { say } from "../kernel/toasts";
import { conflictOf, merged, type Conflict } from "./conflict";
import { continued, draftOf, emptyDraft } from "./draft";
import { forgetHere, keepHere, keptHere } from "./keeping";
import type { DocumentView } from "../kernel/types";
import type { Draft } from "./draft";

const pause = 2000;
const longest = 15_000;

export interface Start {
  readonly id: number | undefined;
  readonly site: () => string | undefined;
  readonly channel: string | undefined;
  /** The document has come into being. */
  readonly born: (id: number) => void;
  /** Another text stands in the draft: show it. */
  readonly shown: () => void;
}

/** A draft under the hands of its writer: kept by itself, saved on purpose, never published. */
export function useWriting(start: Start) {
  const id = ref(start.id);
  const view = shallowRef<DocumentView>();
  const draft = reactive<Draft>(emptyDraft());
  const type = ref("article");
  const problem = shallowRef<Problem>();
  /** Why the last keeping or saving did not work. */
  const refused = shallowRef<Problem>();
  const conflict = shallowRef<Conflict>();
  const keptAt = ref<string>();
  const resumed = ref<string>();
  const offline = ref(false);
  const saving = ref(false);
  const changes = ref(0);
  const keptChanges = ref(0);
  const savedChanges = ref(0);
  const dirty = computed(() => changes.value !== savedChanges.value);
  const unkept = computed(() => changes.value !== keptChanges.value);
  let readBody: (() => string) | undefined;

  /** Whose text this is: what the session's end leaves in this browser is nobody else's. */
  const writer = me.value?.id;
  const name = (): string => `${writer ?? ""}.${id.value ?? `new.${start.site() ?? ""}`}`;
  const snapshot = (): Draft => {
    if (readBody) draft.body = readBody();
    return structuredClone(toRaw(draft));
  };

  function put(next: Draft): void {
    Object.assign(draft, next);
    start.shown();
  }

  async function open(): Promise<void> {
    problem.value = undefined;
    try {
      if (id.value === undefined) return resumeHere();
      accept(await call("GET /api/documents/{id}", { path: { id: id.value } }), true);
    } catch (error) {
      problem.value = asProblem(error);
    }
  }

  function accept(next: DocumentView, anew: boolean): void {
    view.value = next;
    if (!anew) return;
    type.value = next.document.type;
    put(draftOf(next.content));
    savedChanges.value = keptChanges.value = changes.value;
    const here = keptHere(name());
    const kept = here ?? next.autosave;
    if (!kept) return;
    put(continued(next, kept.draft));
    resumed.value = kept.savedAt;
    changes.value++;
    if (!here) keptChanges.value = changes.value;
  }

  function resumeHere(): void {
    const here = keptHere(name());
    if (!here) return;
    put({ ...emptyDraft(), ...here.draft });
    resumed.value = here.savedAt;
    changes.value++;
  }

  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function touched(): void {
    changes.value++;
    refused.value = undefined;
    since ||= Date.now();
    clearTimeout(timer);
    timer = setTimeout(keep, Math.max(0, Math.min(pause, since + longest - Date.now())));
  }

  /** Only keeps: nothing anybody else sees is changed. */
  async function keep(): Promise<void> {
    since = 0;
    const mine = changes.value;
    if (mine === keptChanges.value) return;
    const now = snapshot();
    if (me.value?.id !== writer) return keepHereOnly(now);
    try {
      if (id.value === undefined) {
        keepHereOnly(now);
        if (now.title.trim() !== "") await begin(now, mine);
        if (id.value !== undefined && unkept.value) await keep();
        return;
      }
      const body = { ...now, version: view.value?.document.version ?? 0 };
      keptAt.value = (await call("PUT /api/documents/{id}/autosave", { path: { id: id.value }, body })).savedAt;
      keptChanges.value = Math.max(keptChanges.value, mine);
      offline.value = false;
      refused.value = undefined;
      forgetHere(name());
    } catch (error) {
      failed(asProblem(error), now);
    }
  }

  function keepHereOnly(now: Draft): void {
    keepHere(name(), { version: view.value?.document.version ?? 0, savedAt: new Date().toISOString(), draft: now });
  }

  function failed(why: Problem, now: Draft): void {
    keepHereOnly(now);
    offline.value = why.status === 0 || why.status >= 502;
    if (!offline.value) refused.value = why;
    else timer = setTimeout(keep, 5000);
  }

  let first: { readonly draft: Draft; readonly changes: number } | undefined;
  let beginning: Promise<void> | undefined;

  /** Comes into being once: who asks again meanwhile, or after a lost answer, asks for the same. */
  function begin(now: Draft, mine: number): Promise<void> {
    first ??= { draft: now, changes: mine };
    beginning ??= create(first.draft, first.changes).finally(() => (beginning = undefined));
    return beginning;
  }

  async function create(now: Draft, mine: number): Promise<void> {
    const site = start.site();
    if (!site) return;
    const here = name();
    try {
      const made = await call("POST /api/sites/{code}/documents", { path: { code: site }, body: { ...now, type: type.value, channel: start.channel } });
      forgetHere(here);
      id.value = made.documentId;
      offline.value = false;
      keptChanges.value = savedChanges.value = mine;
      view.value = await call("GET /api/documents/{id}", { path: { id: made.documentId } });
      keptAt.value = view.value.updatedAt;
      start.born(made.documentId);
    } catch (error) {
      if (asProblem(error).status !== 0) first = undefined;
      throw error;
    }
  }

  let running: Promise<boolean> | undefined;

  /** Saves on purpose: a version of its own, checked by the server. False when it was refused. Who asks meanwhile waits for the same. */
  function save(): Promise<boolean> {
    running ??= saveNow().finally(() => (running = undefined));
    return running;
  }

  async function saveNow(): Promise<boolean> {
    clearTimeout(timer);
    saving.value = true;
    refused.value = undefined;
    const mine = changes.value;
    try {
      if (id.value === undefined) await begin(snapshot(), mine);
      if (id.value !== undefined && dirty.value) await send(snapshot(), view.value?.document.version ?? 0, changes.value);
      return id.value !== undefined;
    } catch (error) {
      return await collided(asProblem(error), mine);
    } finally {
      saving.value = false;
    }
  }

  async function send(body: Draft, version: number, mine: number): Promise<void> {
    const next = await call("PUT /api/documents/{id}", { path: { id: id.value! }, body: { ...body, version } });
    view.value = next;
    draft.keep = next.content.attachments.map((file) => file.name);
    draft.files = [];
    keptAt.value = next.updatedAt;
    savedChanges.value = keptChanges.value = mine;
    resumed.value = undefined;
    forgetHere(name());
  }

  /** What does not touch is put together without a question; where two wrote in one place, the writer chooses. */
  async function collided(why: Problem, mine: number): Promise<boolean> {
    const both = conflictOf(why);
    if (!both) {
      if (why.status === 0) failed(why, snapshot());
      else refused.value = why;
      return false;
    }
    conflict.value = both;
    if (both.merge.conflicts > 0) return false;
    try {
      return await settle({}, mine);
    } catch (error) {
      refused.value = asProblem(error);
      return false;
    }
  }

  async function settle(choices: Parameters<typeof merged>[2], mine = changes.value): Promise<boolean> {
    const both = conflict.value;
    if (!both) return false;
    const next = merged(both, snapshot(), choices);
    await send(next, both.version, mine);
    conflict.value = undefined;
    put({ ...draftOf(view.value!.content) });
    say(`已与 ${personName(both.savedBy)} 的修改合在一起`);
    return true;
  }

  /** Back to what the document says. */
  async function discard(): Promise<void> {
    clearTimeout(timer);
    forgetHere(name());
    resumed.value = undefined;
    first = undefined;
    if (id.value === undefined) put(emptyDraft());
    else {
      await call("DELETE /api/documents/{id}/autosave", { path: { id: id.value } });
      put(draftOf(view.value!.content));
    }
    savedChanges.value = keptChanges.value = changes.value;
  }

  const back = (): void => void (unkept.value && keep());
  onMounted(() => addEventListener("online", back));
  watch(me, back);
  onBeforeUnmount(() => {
    clearTimeout(timer);
    removeEventListener("online", back);
    if (unkept.value && id.value !== undefined) void keep();
  });

  return {
    id, view, draft, type, problem, refused, conflict, keptAt, resumed, offline, saving, dirty, unkept,
    open, accept, touched, keep, save, settle, discard,
    bodyFrom: (read: () => string) => (readBody = read),
  };
}

export type Writing = ReturnType<typeof useWriting>;
