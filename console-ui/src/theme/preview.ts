import { call } from "../kernel/api";
import type { EditThemeMistake, ThemePreviewing } from "../kernel/types";

/** Pages a theme can be looked at by. */
export const pages = [
  ["home", "首页"],
  ["channel", "栏目页"],
  ["document", "正文页"],
  ["map", "网站地图"],
  ["statement", "关于我们"],
  ["elder", "长者版"],
  ["error", "出错页"],
] as const;

/** The page on which a file shows: a fragment is on every one. */
export function pageOf(file: string): string {
  const name = /^templates\/([a-z]+)/.exec(file)?.[1] ?? "";
  if (name === "list" || name === "section") return "channel";
  return pages.some(([code]) => code === name) ? name : "home";
}

/** Shows a page by a theme nobody sees yet, whose scripts must not reach this one. @returns what is wrong instead */
export async function showPreview(theme: string, body: ThemePreviewing): Promise<readonly EditThemeMistake[]> {
  const tab = open("about:blank", "_blank");
  try {
    const { url, errors } = await call("POST /api/themes/{name}/preview", { path: { name: theme }, body });
    if (!url) tab?.close();
    else if (tab) {
      tab.opener = null;
      tab.location = url;
    }
    return errors;
  } catch (error) {
    tab?.close();
    throw error;
  }
}
