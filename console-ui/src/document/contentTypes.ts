import { shallowReactive } from "vue";
import type { Actable } from "../kernel/acting";
import { address, api } from "../kernel/api";
import { site } from "../kernel/sites";

export interface Field {
  readonly code: string;
  readonly name: string;
  readonly kind: "text" | "longtext" | "date" | "list" | "boolean" | "number" | "table" | "file";
  readonly required: boolean;
  readonly help: string;
  readonly columns: readonly Field[];
  readonly options: readonly string[];
}

export interface ContentType {
  readonly code: string;
  readonly name: string;
  readonly fields: readonly Field[];
}

/** What one needs to begin a document on a site. */
export interface Beginning extends Actable {
  readonly types: readonly ContentType[];
}

const held = shallowReactive(new Map<string, Beginning>());
const asked = new Set<string>();

/** Asked for once a site: the content types there, and whether this person may begin one. */
export function beginningAt(site: string | undefined): Beginning | undefined {
  if (site && !asked.has(site)) {
    asked.add(site);
    void api
      .get<Beginning>(address`/api/sites/${site}/documents/new`)
      .then((answer) => held.set(site, answer))
      .catch(() => asked.delete(site));
  }
  return site ? held.get(site) : undefined;
}

export const contentTypes = (): readonly ContentType[] => beginningAt(site.value?.code)?.types ?? [];

export const typeOf = (code: string): ContentType | undefined => contentTypes().find((type) => type.code === code);
