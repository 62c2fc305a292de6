import type { Problem } from "../kernel/problem";
import { draftOf } from "./draft";
import type { EditionContent as Content } from "../kernel/types";
import type { Draft } from "./draft";

export type Kind = "SAME" | "THEIRS" | "YOURS" | "BOTH" | "CONFLICT";
export type Side = "theirs" | "yours";

export interface MergedField {
  readonly field: string;
  readonly label: string;
  readonly kind: Kind;
  readonly base: string;
  readonly theirs: string;
  readonly yours: string;
}

export interface Part {
  readonly kind: Kind;
  readonly base: string;
  readonly theirs: string;
  readonly yours: string;
}

/** Two wrote at once: both texts, what they began from, and what the server could put together. */
export interface Conflict {
  readonly version: number;
  readonly savedBy: string;
  readonly savedAt: string;
  readonly theirs: Content;
  readonly yours: Content;
  readonly merge: { readonly fields: readonly MergedField[]; readonly body: { readonly parts: readonly Part[] }; readonly conflicts: number };
}

export function conflictOf(problem: Problem): Conflict | undefined {
  return problem.type === "edit-conflict" ? (problem.members as unknown as Conflict) : undefined;
}

/** Everything that only one of the two changed is taken over; where both did, {@code choices} says whose. */
export function merged(conflict: Conflict, mine: Draft, choices: Readonly<Record<string, Side>>): Draft {
  const draft: Draft = { ...mine, attributes: { ...mine.attributes } };
  for (const field of conflict.merge.fields) {
    if (sideOf(field.kind, choices[field.field]) === "theirs") take(draft, conflict.theirs, field.field);
  }
  draft.body = conflict.merge.body.parts.map((part, index) => (sideOf(part.kind, choices[`body.${index}`]) === "theirs" ? part.theirs : part.yours)).join("\n");
  return draft;
}

const sideOf = (kind: Kind, chosen: Side | undefined): Side => (kind === "THEIRS" ? "theirs" : kind === "CONFLICT" ? (chosen ?? "yours") : "yours");

function take(draft: Draft, theirs: Content, field: string): void {
  const from = draftOf(theirs);
  if (field === "attachments") draft.keep = from.keep;
  else if (field.startsWith("attribute.")) {
    const code = field.slice("attribute.".length);
    const { [code]: _, ...rest } = draft.attributes;
    draft.attributes = code in theirs.attributes ? { ...rest, [code]: theirs.attributes[code] } : rest;
  } else Object.assign(draft, { [field]: from[field as keyof Draft] });
}
