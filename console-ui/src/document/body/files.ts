const stored = /^\/files\/\d+\/\d+-m(\d+)-(\d+)-/;
const own = /^\/files\/(\d+)\/([\w.-]+)$/;
const picked = /^media:(\d+)$/;

/** Which file of the library an address of a body means. */
export function mediaIdOf(address: string): number | undefined {
  const found = picked.exec(address) ?? stored.exec(address);
  return found ? Number(found[1]) : undefined;
}

/** Where the console shows what a body names: before release it has no public address. */
export function shownAt(address: string, width = 960): string {
  const id = mediaIdOf(address);
  if (id === undefined) return ownFile(address) ?? (address.startsWith("/api/") ? address : "");
  const kept = Number(stored.exec(address)?.[2] ?? width);
  return `/api/media/${id}/content${kept > 0 ? `?rendition=${Math.min(kept, width)}` : ""}`;
}

/** A picture that came with an import lies with its document, not in the library. */
function ownFile(address: string): string | undefined {
  const [, document, file] = own.exec(address) ?? [];
  return document && file && `/api/documents/${document}/files/${file}`;
}
