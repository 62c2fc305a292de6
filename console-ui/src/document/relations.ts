import { call } from "../kernel/api";
import type { DocumentItem, DocumentView, DocumentViewRelationView } from "../kernel/types";

/** How a document is tied to another. The interpretation always holds the tie, whichever of the two one looks at. */
export type Tie = "interprets" | "interpreted" | "related";

export const ties: readonly { readonly code: Tie; readonly name: string; readonly help: string }[] = [
  { code: "related", name: "相关信息", help: "列在本稿页面的“相关信息”里" },
  { code: "interprets", name: "本稿解读它", help: "本稿页面写明解读的是哪个文件，那个文件的页面列出本稿" },
  { code: "interpreted", name: "它解读本稿", help: "本稿页面的“解读”里列出它，它的页面指回本稿" },
];

export interface Tied extends DocumentViewRelationView {
  readonly tie: Tie;
  readonly words: string;
  /** Nothing on this document's page: only the other one shows it. */
  readonly elsewhere: boolean;
}

export function tiedTo(view: DocumentView | undefined): readonly Tied[] {
  const own = view?.relations.map((one) => (one.kind === "interprets" ? tied(one, "interprets", "本稿解读它") : tied(one, "related", "相关信息"))) ?? [];
  const others = view?.relatedFrom.map((one) => (one.kind === "interprets" ? tied(one, "interpreted", "解读本稿") : { ...tied(one, "related", "它列出了本稿"), elsewhere: true })) ?? [];
  return [...own, ...others];
}

const tied = (one: DocumentViewRelationView, tie: Tie, words: string): Tied => ({ ...one, tie, words, elsewhere: false });

export const keyOf = (tie: Tie, documentId: number): string => `${tie} ${documentId}`;

/** Answers with the document that holds the tie. */
export function relate(view: DocumentView, tie: Tie, other: Pick<DocumentItem, "documentId">): Promise<DocumentView> {
  const [from, to] = ends(view, tie, other.documentId);
  return call("POST /api/documents/{id}/relations", { path: { id: from }, body: { toId: to, kind: kindOf(tie) } });
}

export function unrelate(view: DocumentView, one: Tied): Promise<DocumentView> {
  const [from, to] = ends(view, one.tie, one.documentId);
  return call("DELETE /api/documents/{id}/relations/{kind}/{toId}", { path: { id: from, kind: kindOf(one.tie), toId: to } });
}

const kindOf = (tie: Tie): string => (tie === "related" ? "related" : "interprets");

const ends = (view: DocumentView, tie: Tie, other: number): [number, number] => (tie === "interpreted" ? [other, view.document.id] : [view.document.id, other]);
