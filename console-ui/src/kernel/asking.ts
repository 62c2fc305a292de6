import { shallowRef } from "vue";

/** A question before something that cannot be taken back: what follows, and why it is done. */
export interface Question {
  readonly title: string;
  /** What will be different afterwards, in one or two sentences. */
  readonly consequence: string;
  /** The verb on the button: 撤稿, not 确定. */
  readonly verb: string;
  readonly reason?: "required" | "optional";
  readonly reasonLabel?: string;
  readonly harmless?: boolean;
  readonly stay?: string;
  /** A box that may be ticked. */
  readonly option?: string;
  /** Done while the question is open; a refusal is shown in it. */
  readonly act?: (reason: string, option: boolean) => Promise<unknown>;
}

export interface Asked {
  readonly question: Question;
  readonly answer: (done: boolean) => void;
}

export const asked = shallowRef<Asked>();

/** True when it was confirmed, and done. */
export function ask(question: Question): Promise<boolean> {
  asked.value?.answer(false);
  return new Promise((resolve) => {
    asked.value = {
      question,
      answer: (done) => {
        asked.value = undefined;
        resolve(done);
      },
    };
  });
}
