/** The paragraphs of a body as text: for previews and comparing, where nothing of the markup may act. */
export function paragraphsOf(html: string): string[] {
  const page = new DOMParser().parseFromString(html, "text/html");
  const found: string[] = [];
  walk(page.body, found);
  return found.filter((text) => text !== "");
}

const blocks = new Set(["P", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "TD", "TH", "DT", "DD", "PRE", "CAPTION", "FIGCAPTION"]);

function walk(node: Element, found: string[]): void {
  for (const child of node.children) {
    const deep = [...child.children].some((inner) => blocks.has(inner.tagName) || inner.querySelector([...blocks].join(",")));
    if (child.tagName === "TR") found.push([...child.children].map((cell) => clean(cell.textContent)).join(" ｜ "));
    else if (blocks.has(child.tagName) && !deep) found.push(clean(child.textContent));
    else if (child.tagName === "IMG") found.push(`［图片 ${child.getAttribute("alt") ?? ""}］`);
    else walk(child, found);
  }
}

const clean = (text: string | null): string => (text ?? "").replace(/\s+/g, " ").trim();
