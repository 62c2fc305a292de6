import { createRouter, createWebHistory } from "vue-router";
import { rooms } from "./kernel/rooms";
import { me, whoIsHere } from "./kernel/session";
import { chooseSite, loadSites, sites } from "./kernel/sites";

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...rooms.flatMap((room) => room.routes),
    { path: "/:rest(.*)*", component: () => import("./shell/NotFound.vue") },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

/** {@code meta.open}: a page for those who have not signed in. Everybody else comes back to where they wanted to go. */
router.beforeEach(async (to) => {
  if (to.meta["open"]) return true;
  try {
    await whoIsHere();
  } catch {
    return { path: "/sign-in", query: { next: to.fullPath } };
  }
  if (!me.value) return { path: "/sign-in", query: to.fullPath === "/" ? {} : { next: to.fullPath } };
  const code = to.params["site"] ?? to.query["site"];
  if (typeof code === "string") chooseSite(code);
  if (!sites.value) await loadSites();
  return true;
});

// After an upgrade the old page's lazy parts are gone; the new ones come with a fresh page.
router.onError((error, to) => {
  if (/dynamically imported module|Importing a module script failed/.test(String(error))) location.assign(to.fullPath);
});
