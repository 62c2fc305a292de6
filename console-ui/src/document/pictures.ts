import type { EditionContentAttachment as Attachment } from "../kernel/types";
import { mediaIdOf } from "./body/files";

/** A picture that a document has, with the words that stand for it. */
export interface Shown {
  readonly address: string;
  readonly alt: string;
  readonly name: string;
}

/** The pictures of a body, then those among the attachments; one picture in several sizes is one. */
export function picturesOf(body: string, attachments: readonly Attachment[]): readonly Shown[] {
  const written = [...new DOMParser().parseFromString(body, "text/html").querySelectorAll("img")].map((image) => ({ address: image.getAttribute("src") ?? "", alt: image.alt, name: image.alt }));
  const attached = attachments.filter((file) => file.mediaType.startsWith("image/")).map((file) => ({ address: file.path, alt: "", name: file.name }));
  const found = new Map<string, Shown>();
  for (const one of [...written, ...attached]) {
    const key = String(mediaIdOf(one.address) ?? one.address);
    if (/^(media:|\/files\/)/.test(one.address) && !found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}
