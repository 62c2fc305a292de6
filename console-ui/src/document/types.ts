import type { Actable } from "../kernel/acting";

export type State = "DRAFT" | "IN_REVIEW" | "APPROVED" | "SCHEDULED" | "RELEASED" | "WITHDRAWN" | "UNPUBLISHED" | "SUPERSEDED" | "ARCHIVED" | "VOID";

export interface ChannelName {
  readonly id: number;
  readonly path: string;
  readonly name: string;
}

/** A line of the long list. */
export interface Item {
  readonly documentId: number;
  readonly editionId: number;
  readonly site: string;
  readonly siteName: string;
  readonly type: string;
  readonly title: string;
  readonly docNumber: string;
  readonly state: State;
  readonly stateName: string;
  readonly number: number;
  readonly remark: string;
  readonly createdBy: string;
  readonly savedBy: string;
  readonly channel: ChannelName | null;
  readonly updatedAt: string;
  readonly scheduledAt: string | null;
  readonly publishedAt: string | null;
}

export interface Slice<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface Counts {
  readonly total: number;
  /** There are more than could be counted quickly. */
  readonly capped: boolean;
  readonly states: readonly { readonly state: State; readonly stateName: string; readonly number: number }[];
}

export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly path: string;
  readonly inline: boolean;
}

/** What an edition says. */
export interface Content {
  readonly title: string;
  readonly subtitle: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly source: string;
  readonly sourceUrl: string;
  readonly author: string;
  readonly issuer: string;
  readonly docNumber: string;
  readonly writtenAt: string | null;
  readonly validity: string;
  readonly image: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly attachments: readonly Attachment[];
  readonly body: string;
}

export interface Placement {
  readonly siteId: number;
  readonly site: string;
  readonly siteName: string;
  readonly channelId: number;
  /** Empty for a channel that was closed. */
  readonly path: string;
  readonly name: string;
  readonly primary: boolean;
  readonly ordinal: number;
  readonly pinned: number;
}

export interface Present {
  readonly account: string;
  readonly writing: boolean;
  readonly seenAt: string;
}

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
  attributes: Record<string, unknown>;
  body: string;
  /** Names of the files to keep. */
  keep: string[];
  /** Files of the library to list below the text. */
  files: number[];
}

/** A document with the edition that is worked on. */
export interface DocumentView extends Actable {
  readonly document: {
    readonly id: number;
    readonly siteId: number;
    readonly type: string;
    readonly editionId: number;
    readonly publicEditionId: number | null;
    readonly publishedAt: string | null;
    readonly version: number;
  };
  readonly site: string;
  readonly siteName: string;
  readonly editionId: number;
  readonly number: number;
  readonly state: State;
  readonly stateName: string;
  readonly remark: string;
  readonly createdBy: string;
  readonly savedBy: string;
  readonly updatedAt: string;
  readonly scheduledAt: string | null;
  readonly approval: { readonly chain: string; readonly approvedBy: string; readonly approvedAt: string; readonly holds: boolean } | null;
  readonly content: Content;
  readonly placements: readonly Placement[];
  readonly relations: readonly { readonly toId: number; readonly kind: string; readonly title: string }[];
  readonly autosave: { readonly version: number; readonly stale: boolean; readonly savedAt: string; readonly draft: Partial<Draft> } | null;
  readonly others: readonly Present[];
}
