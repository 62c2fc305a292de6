import type { Actable } from "../kernel/acting";

export type Kind = "image" | "video" | "audio" | "document" | "archive" | "text" | "markup";

export interface MediaItem {
  readonly id: number;
  readonly name: string;
  readonly kind: Kind;
  readonly mediaType: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly alt: string;
  readonly mapNumber: string;
  readonly state: "ready" | "quarantined" | "infected";
  readonly stateName: string;
  /** Some page shows it to the public. */
  readonly shown: boolean;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly thumbnail: string | null;
  readonly version: number;
}

export interface MediaView extends Actable {
  readonly item: MediaItem;
  readonly site: string;
  readonly sha256: string;
  readonly renditions: readonly { readonly width: number; readonly height: number; readonly size: number; readonly address: string }[];
  readonly content: string;
  readonly uses: { readonly total: number; readonly first: readonly { readonly documentId: number; readonly title: string; readonly state: string }[] };
}

export interface Limits extends Actable {
  readonly mostBytes: number;
  readonly chunk: number;
  readonly extensions: readonly string[];
  readonly quotaBytes: number;
  readonly usedBytes: number;
  readonly scanner: string;
}

export interface UploadView {
  readonly id: number | null;
  readonly offset: number;
  readonly size: number;
  readonly chunk: number;
  readonly state: "receiving" | "finished" | "refused";
  readonly mediaId: number | null;
  readonly duplicate: boolean;
  readonly reason: string | null;
}
