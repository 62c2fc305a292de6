import { computed } from "vue";
import { useRoute } from "vue-router";
import { entryAt, entryTo, type AreaName } from "../kernel/rooms";

/** Which area and entry the open address belongs to; {@code meta.under} names the entry where the address does not show it. */
export function useHere() {
  const route = useRoute();
  const entry = computed(() => entryAt(route.path) ?? entryTo(route.meta["under"]));
  const area = computed<AreaName>(() => entry.value?.area ?? (route.meta["area"] as AreaName | undefined) ?? "工作台");
  return { area, entry };
}
