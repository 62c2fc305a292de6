import { onBeforeUnmount, onMounted } from "vue";
import { onBeforeRouteLeave, onBeforeRouteUpdate } from "vue-router";
import { ask } from "./asking";

/** Nobody leaves a page with unsaved changes without being asked; call it in the page's component. */
export function useUnsavedGuard(dirty: () => boolean): void {
  const mayLeave = (): boolean | Promise<boolean> =>
    !dirty() ||
    ask({
      title: "有修改还没有保存",
      consequence: "现在离开，这些修改就没有了。",
      verb: "不保存，离开",
      stay: "留下",
    });
  onBeforeRouteLeave(mayLeave);
  onBeforeRouteUpdate((to, from) => to.path === from.path || mayLeave());

  const warn = (event: BeforeUnloadEvent): void => {
    if (dirty()) event.preventDefault();
  };
  onMounted(() => addEventListener("beforeunload", warn));
  onBeforeUnmount(() => removeEventListener("beforeunload", warn));
}
