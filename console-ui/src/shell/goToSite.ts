import type { Router } from "vue-router";
import { chooseSite } from "../kernel/sites";

/** The room stays, the site changes; a single thing of the old site is left for the room it is in. */
export function goToSite(router: Router, code: string): void {
  const here = router.currentRoute.value;
  chooseSite(code);
  if ("site" in here.query) void router.push({ path: here.path, query: { ...here.query, site: code } });
  if (!("site" in here.params)) return;
  const record = here.matched.at(-1)!.path;
  const [before, after] = record.split(":site") as [string, string];
  const thing = after.indexOf("/:");
  void router.push(before + encodeURIComponent(code) + (thing < 0 ? after : after.slice(0, thing)));
}
