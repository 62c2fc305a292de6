import { computed, ref, shallowRef } from "vue";
import { api } from "./api";
import { listOf, type Listed } from "./slices";
import { asProblem, type Problem } from "./problem";

export interface SiteLine {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly domain: string;
  readonly state: string;
}

const remembered = "huizheng.site";
const chosen = ref(localStorage.getItem(remembered) ?? "");

/** The sites this person may see; undefined until asked. */
export const sites = shallowRef<readonly SiteLine[]>();
export const sitesProblem = shallowRef<Problem>();

/** The one whose channels and documents are on the screen. */
export const site = computed(() => sites.value?.find((s) => s.code === chosen.value) ?? sites.value?.[0]);

export function chooseSite(code: string): void {
  chosen.value = code;
  localStorage.setItem(remembered, code);
}

export async function loadSites(): Promise<void> {
  try {
    sites.value = listOf(await api.get<Listed<SiteLine>>("/api/sites", { limit: 200 }));
    sitesProblem.value = undefined;
  } catch (error) {
    sites.value ??= [];
    sitesProblem.value = asProblem(error);
  }
}

export function forgetSites(): void {
  sites.value = undefined;
}
