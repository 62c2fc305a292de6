import { computed } from "vue";
import { useRoute } from "vue-router";
import { entryAt, type AreaName } from "../kernel/rooms";

/** Which area and entry the open address belongs to. */
export function useHere() {
  const route = useRoute();
  const entry = computed(() => entryAt(route.path));
  const area = computed<AreaName>(() => entry.value?.area ?? (route.meta["area"] as AreaName | undefined) ?? "工作台");
  return { area, entry };
}
