import { shallowReactive } from "vue";
import { call } from "../kernel/api";
import { site } from "../kernel/sites";
import type { ContentType, DocumentBeginning as Beginning } from "../kernel/types";

const held = shallowReactive(new Map<string, Beginning>());
const asked = new Set<string>();

/** Asked for once a site: the content types there, and whether this person may begin one. */
export function beginningAt(site: string | undefined): Beginning | undefined {
  if (site && !asked.has(site)) {
    asked.add(site);
    void call("GET /api/sites/{code}/documents/new", { path: { code: site } })
      .then((answer) => held.set(site, answer))
      .catch(() => asked.delete(site));
  }
  return site ? held.get(site) : undefined;
}

export const contentTypes = (): readonly ContentType[] => beginningAt(site.value?.code)?.types ?? [];

export const typeOf = (code: string): ContentType | undefined => contentTypes().find((type) => type.code === code);
