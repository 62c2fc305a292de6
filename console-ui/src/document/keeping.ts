import type { Draft } from "./draft";

/** What could not be sent to the server waits in this browser, so that closing it loses nothing. */
export interface Kept {
  readonly version: number;
  readonly savedAt: string;
  readonly draft: Draft;
}

const place = (name: string): string => `huizheng.writing.${name}`;

export function keepHere(name: string, kept: Kept): void {
  localStorage.setItem(place(name), JSON.stringify(kept));
}

export function keptHere(name: string): Kept | undefined {
  const text = localStorage.getItem(place(name));
  return text ? (JSON.parse(text) as Kept) : undefined;
}

export function forgetHere(name: string): void {
  localStorage.removeItem(place(name));
}
