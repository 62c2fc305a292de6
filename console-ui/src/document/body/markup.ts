import { DOMParser, DOMSerializer, type Node } from "prosemirror-model";
import { schema } from "./schema";

export function parsed(html: string): Node {
  return DOMParser.fromSchema(schema).parse(new window.DOMParser().parseFromString(html, "text/html").body);
}

/** Where nothing is loaded: pictures of a body have addresses no browser knows. */
const inert = document.implementation.createHTMLDocument();
const serializer = DOMSerializer.fromSchema(schema);

/** The body as it is stored: one form for the same content, nothing the reader does not need. */
export function markupOf(doc: Node): string {
  const holder = inert.createElement("div");
  holder.append(serializer.serializeFragment(doc.content, { document: inert }));
  holder.querySelectorAll("figcaption:empty").forEach((empty) => empty.remove());
  holder.querySelectorAll("table").forEach(tidyTable);
  holder.querySelectorAll("li, td, th, dd").forEach(unwrap);
  const blocks = [...holder.children].filter((block, index, all) => !(isBlank(block) && (index === all.length - 1 || all.length === 1)));
  return blocks.map((block) => block.outerHTML).join("\n");
}

const isBlank = (block: Element): boolean => block.tagName === "P" && block.childNodes.length === 0;

/** A single plain paragraph needs no tags of its own in an item or a cell. */
function unwrap(holder: Element): void {
  const only = holder.firstElementChild;
  if (only?.tagName !== "P" || only.attributes.length > 0) return;
  if ([...holder.children].slice(1).some((next) => next.tagName === "P")) return;
  only.replaceWith(...only.childNodes);
}

function tidyTable(table: HTMLTableElement): void {
  const rows = [...table.rows].filter((row) => row.closest("table") === table);
  const head: HTMLTableRowElement[] = [];
  for (const row of rows) {
    if ([...row.cells].some((cell) => cell.tagName !== "TH") || head.length === rows.length - 1) break;
    head.push(row);
  }
  head.flatMap((row) => [...row.cells]).forEach((cell) => cell.hasAttribute("scope") || cell.setAttribute("scope", "col"));
  if (head.length > 0) table.createTHead().append(...head);
  const caption = table.dataset["caption"];
  if (caption) table.createCaption().textContent = caption;
  table.removeAttribute("data-caption");
}
