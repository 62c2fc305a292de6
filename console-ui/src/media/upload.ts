import { address, authentic, call, refuse } from "../kernel/api";
import { Problem, asProblem } from "../kernel/problem";
import type { UploadUploadView as UploadView } from "../kernel/types";

const slice = 1 << 20;
const patience = [1000, 2000, 4000, 8000];
const remembered = "huizheng.uploads";

export interface Progress {
  readonly sent: number;
  readonly finishing: boolean;
}

export interface Sent {
  readonly mediaId: number;
  readonly duplicate: boolean;
}

/**
 * Sends a file in parts. What was sent before an interruption, even a closed page, is not sent again: an upload is
 * remembered by the file's name, size and time until it is finished.
 */
export async function sendFile(site: string, file: File, told: (progress: Progress) => void, signal: AbortSignal): Promise<Sent> {
  let upload = (await resumed(site, file)) ?? (await begun(site, file, signal));
  if (upload.mediaId !== null) return { mediaId: upload.mediaId, duplicate: upload.duplicate };
  const id = upload.id!;
  remember(site, file, id);
  while (upload.offset < file.size) {
    told({ sent: upload.offset, finishing: false });
    upload = await part(id, file, upload, signal);
  }
  told({ sent: file.size, finishing: true });
  const finished = await again(() => call("POST /api/media/uploads/{id}/finish", { path: { id } }), signal, (problem) => problem.type === "busy" || problem.type === "offline").finally(() => remember(site, file, undefined));
  return { mediaId: finished.mediaId!, duplicate: finished.duplicate };
}

async function begun(site: string, file: File, signal: AbortSignal): Promise<UploadView> {
  const sha256 = await digest(file);
  signal.throwIfAborted();
  return call("POST /api/media/uploads", { body: { site, name: file.name, size: file.size, sha256 } });
}

async function part(id: number, file: File, upload: UploadView, signal: AbortSignal): Promise<UploadView> {
  const from = upload.offset;
  const to = Math.min(file.size, from + Math.min(upload.chunk, slice));
  const range = `bytes ${from}-${to - 1}/${file.size}`;
  try {
    const next = await again(() => putBytes(address`/api/media/uploads/${id}`, file.slice(from, to), range, signal), signal, (problem) => problem.type === "offline" || problem.status >= 502);
    return { ...upload, offset: next.offset };
  } catch (error) {
    const problem = asProblem(error);
    const offset = problem.members["offset"];
    if (problem.type === "wrong-offset" && typeof offset === "number") return { ...upload, offset };
    throw error;
  }
}

async function putBytes(path: string, body: Blob, range: string, signal: AbortSignal): Promise<UploadView> {
  const headers = authentic("PUT", new Headers({ Accept: "application/json", "Content-Type": "application/octet-stream", "Content-Range": range }));
  const response = await fetch(path, { method: "PUT", headers, credentials: "same-origin", body, signal }).catch((error: unknown) => {
    throw signal.aborted ? error : Problem.offline();
  });
  await refuse(response);
  return (await response.json()) as UploadView;
}

async function again<T>(act: () => Promise<T>, signal: AbortSignal, worth: (problem: Problem) => boolean): Promise<T> {
  for (const wait of patience) {
    try {
      return await act();
    } catch (error) {
      if (signal.aborted || !worth(asProblem(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return act();
}

async function digest(file: File): Promise<string | undefined> {
  if (file.size > 64 << 20 || !("subtle" in crypto)) return undefined;
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const nameIn = (site: string, file: File): string => `${site}/${file.name}/${file.size}/${file.lastModified}`;

function known(): Record<string, number> {
  return JSON.parse(localStorage.getItem(remembered) ?? "{}") as Record<string, number>;
}

function remember(site: string, file: File, id: number | undefined): void {
  const { [nameIn(site, file)]: _, ...rest } = known();
  localStorage.setItem(remembered, JSON.stringify(id === undefined ? rest : { ...rest, [nameIn(site, file)]: id }));
}

async function resumed(site: string, file: File): Promise<UploadView | undefined> {
  const id = known()[nameIn(site, file)];
  if (id === undefined) return undefined;
  const upload = await call("GET /api/media/uploads/{id}", { path: { id } }).catch(() => undefined);
  return upload && upload.state !== "refused" ? { ...upload, id } : undefined;
}
