import { onBeforeMount, onBeforeUnmount, shallowReactive } from "vue";

/** {@code keys} as in "j", "g 1", "ctrl+k"; several separated by "|". */
export interface Shortcut {
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
  readonly inFields?: boolean;
  /** Not offered now, so not listed either. */
  readonly hidden?: () => boolean;
}

interface Page {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

/** What can be pressed now, the innermost page last. */
export const pages = shallowReactive<Page[]>([]);

let leader = "";

/** Before mounting, so that the outer one comes first even when both appear at once, and the inner one wins. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const page: Page = { title, shortcuts };
  onBeforeMount(() => pages.push(page));
  onBeforeUnmount(() => pages.splice(pages.indexOf(page), 1));
}

export function listen(): void {
  addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const pressed = named(event);
    const typed = leader ? `${leader} ${pressed}` : pressed;
    leader = "";
    const shortcut = pages.flatMap((page) => page.shortcuts).findLast((s) => s.keys.split("|").includes(typed));
    if (shortcut && (shortcut.inFields || !inField(event.target))) {
      event.preventDefault();
      shortcut.run();
    } else if (pressed === "g" && !inField(event.target)) {
      leader = "g";
      setTimeout(() => (leader = ""), 1500);
    }
  });
}

function named(event: KeyboardEvent): string {
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  return `${event.ctrlKey || event.metaKey ? "ctrl+" : ""}${event.altKey ? "alt+" : ""}${key}`;
}

/** Where a single key is a letter, or already means something: fields, and space on a button or a link. */
function inField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
