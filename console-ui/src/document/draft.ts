import type { Content, DocumentView, Draft } from "./types";

export const emptyDraft = (): Draft => ({
  title: "", subtitle: "", summary: "", keywords: [], source: "", sourceUrl: "", author: "", issuer: "", docNumber: "",
  writtenAt: null, validity: "", image: "", attributes: {}, body: "", keep: [], files: [],
});

export function draftOf(content: Content): Draft {
  const { title, subtitle, summary, keywords, source, sourceUrl, author, issuer, docNumber, writtenAt, validity, image, attributes, body } = content;
  return {
    title, subtitle, summary, source, sourceUrl, author, issuer, docNumber, writtenAt, validity, image, body,
    keywords: [...keywords],
    attributes: { ...attributes },
    keep: content.attachments.map((file) => file.name),
    files: [],
  };
}

/** What somebody was writing; what the kept text leaves out is as it is in the document. */
export function continued(view: DocumentView, kept: Partial<Draft>): Draft {
  const given = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== null && value !== undefined));
  return { ...draftOf(view.content), ...given, attributes: { ...(kept.attributes ?? view.content.attributes) } };
}

/** Characters a reader reads. */
export const lengthOf = (text: string): number => text.replace(/\s/g, "").length;
