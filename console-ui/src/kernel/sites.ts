import { computed, ref, shallowRef } from "vue";
import { call } from "./api";
import { asProblem, type Problem } from "./problem";
import type { SiteItem } from "./types";

const remembered = "huizheng.site";
const chosen = ref(localStorage.getItem(remembered) ?? "");

/** The sites this person may see; undefined until asked. */
export const sites = shallowRef<readonly SiteItem[]>();
export const sitesProblem = shallowRef<Problem>();

/** The one whose channels and documents are on the screen. */
export const site = computed(() => sites.value?.find((s) => s.code === chosen.value) ?? sites.value?.[0]);

/** What a site is called, by its code. */
export const siteName = (code: string): string => sites.value?.find((s) => s.code === code)?.name ?? code;

export function chooseSite(code: string): void {
  chosen.value = code;
  localStorage.setItem(remembered, code);
}

export async function loadSites(): Promise<void> {
  try {
    sites.value = (await call("GET /api/sites", { query: { limit: 200 } })).items;
    sitesProblem.value = undefined;
  } catch (error) {
    sites.value ??= [];
    sitesProblem.value = asProblem(error);
  }
}

export function forgetSites(): void {
  sites.value = undefined;
}
