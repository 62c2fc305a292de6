import type { Blocker } from "../kernel/acting";
import { blockersOf } from "../kernel/acting";
import type { DocumentView } from "../kernel/types";
import { verbs, type Verb } from "./verbs";

/** Refusals that only mean: not you, or not now. */
const passing = new Set(["permission", "state"]);

/** The step whose reasons are worth showing, and the reasons. */
export function hindrances(view: DocumentView | undefined): { readonly verb: Verb; readonly reasons: readonly Blocker[] } | undefined {
  const action = (["release", "approve", "submit"] as const).find((step) => {
    const codes = blockersOf(view, step).map((blocker) => blocker.code);
    return !codes.includes("permission") && codes.some((code) => !passing.has(code));
  });
  return action && { verb: verbs[action], reasons: blockersOf(view, action) };
}

/** Where on the page a reason is mended. */
export function placeOf(code: string): string | undefined {
  if (code === "title") return "#f-title";
  if (code === "placement" || code === "channel") return "#placements";
  if (/^(body|media|image\.|alt|picture)/.test(code)) return ".prose";
  if (code === "attachment" || code === "file") return "#files";
  return document.getElementById(`f-${code}`) ? `#f-${CSS.escape(code)}` : undefined;
}

export function goTo(code: string): boolean {
  const place = placeOf(code);
  const found = place ? document.querySelector<HTMLElement>(code.includes("alt") ? ".prose .no-alt, .prose" : place) : null;
  if (!found) return false;
  found.scrollIntoView({ block: "center" });
  const field = found.matches("input,textarea,select,button,[contenteditable]") ? found : (found.querySelector<HTMLElement>("input,textarea,select,button") ?? found);
  field.focus({ preventScroll: true });
  return true;
}
