import type { DocumentView, DraftRequest, EditionContent as Content } from "../kernel/types";

/** What is handed in; what is left out is empty. */
export interface Draft {
  type?: string;
  channel?: string;
  title: string;
  subtitle: string;
  summary: string;
  keywords: string[];
  source: string;
  sourceUrl: string;
  author: string;
  issuer: string;
  docNumber: string;
  writtenAt: string | null;
  validity: string;
  image: string;
  imageAlt: string;
  attributes: Record<string, unknown>;
  body: string;
  /** Names of the files to keep. */
  keep: string[];
  /** Files of the library to list below the text. */
  files: number[];
}

export const emptyDraft = (): Draft => ({
  title: "", subtitle: "", summary: "", keywords: [], source: "", sourceUrl: "", author: "", issuer: "", docNumber: "",
  writtenAt: null, validity: "", image: "", imageAlt: "", attributes: {}, body: "", keep: [], files: [],
});

export function draftOf(content: Content): Draft {
  const { title, subtitle, summary, keywords, source, sourceUrl, author, issuer, docNumber, writtenAt, validity, image, imageAlt, attributes, body } = content;
  return {
    title, subtitle, summary, source, sourceUrl, author, issuer, docNumber, writtenAt, validity, image, imageAlt, body,
    keywords: [...keywords],
    attributes: { ...attributes },
    keep: content.attachments.map((file) => file.name),
    files: [],
  };
}

/** What somebody was writing; what the kept text leaves out is as it is in the document. */
export function continued(view: DocumentView, kept: DraftRequest): Draft {
  const given = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== null && value !== undefined));
  return { ...draftOf(view.content), ...given, attributes: { ...(kept.attributes ?? view.content.attributes) } };
}

/** Characters a reader reads. */
export const lengthOf = (text: string): number => text.replace(/\s/g, "").length;
