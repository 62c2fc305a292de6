import { onBeforeUnmount, ref, watchEffect } from "vue";

/** What the open page is about, beyond its room: the last crumb. */
export const pageTitle = ref("");

export function usePageTitle(title: () => string): void {
  watchEffect(() => (pageTitle.value = title()));
  onBeforeUnmount(() => (pageTitle.value = ""));
}
