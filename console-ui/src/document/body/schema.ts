import { Schema, type DOMOutputSpec, type MarkSpec, type NodeSpec } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";

/** The theme's own classes are the only ones a body keeps. */
function own(element: HTMLElement): string {
  return [...element.classList].filter((name) => /^gw-[a-z0-9-]{1,40}$/.test(name)).sort().join(" ");
}

function dressed(cls: unknown, more: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ class: cls, ...more }).filter(([, value]) => value !== "" && value !== null && value !== undefined));
}

function aligned(element: HTMLElement): string {
  return /^(center|right|justify|left)$/.exec(element.style.textAlign || element.getAttribute("align") || "")?.[1] ?? "";
}

function indented(element: HTMLElement): string {
  return /^-?\d+(\.\d+)?(em|px|pt|rem|%)?$/.test(element.style.textIndent) ? element.style.textIndent : "";
}

/** A paragraph's look as the body stores it: a class of the theme, or alignment and indent. */
const looks = { cls: { default: "" }, align: { default: "" }, indent: { default: "" } };
const looked = (dom: HTMLElement) => ({ cls: own(dom), align: aligned(dom), indent: indented(dom) });

function styleOf(attrs: Readonly<Record<string, unknown>>): string {
  return [attrs["align"] ? `text-align:${String(attrs["align"])}` : "", attrs["indent"] ? `text-indent:${String(attrs["indent"])}` : ""].filter(Boolean).join(";");
}

const heading: NodeSpec = {
  content: "inline*",
  group: "block",
  defining: true,
  attrs: { ...looks, level: { default: 2 }, id: { default: "" } },
  parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, getAttrs: (dom: HTMLElement) => ({ ...looked(dom), level: Math.max(2, level), id: /^h-/.test(dom.id) ? dom.id : "" }) })),
  toDOM: (node): DOMOutputSpec => [`h${String(node.attrs["level"])}`, dressed(node.attrs["cls"], { style: styleOf(node.attrs), id: node.attrs["id"] }), 0],
};

/** A container of the same name as its tag, keeping the theme's class. */
function wrap(tag: string, content: string, more: Partial<NodeSpec> = {}): NodeSpec {
  return {
    content,
    attrs: { cls: { default: "" } },
    parseDOM: [{ tag, getAttrs: (dom: HTMLElement) => ({ cls: own(dom) }) }],
    toDOM: (node): DOMOutputSpec => [tag, dressed(node.attrs["cls"]), 0],
    ...more,
  };
}

const figure: NodeSpec = {
  content: "inline*",
  marks: "link strong em sub sup",
  group: "block",
  isolating: true,
  attrs: { cls: { default: "" }, src: {}, alt: { default: "" } },
  parseDOM: [
    {
      tag: "figure",
      contentElement: (dom) => (dom as HTMLElement).querySelector<HTMLElement>("figcaption") ?? document.createElement("figcaption"),
      getAttrs: (dom: HTMLElement) => {
        const pictures = dom.querySelectorAll("img");
        if (pictures.length !== 1 || dom.querySelector("table,video,audio")) return false;
        return { cls: own(dom), src: pictures[0]!.getAttribute("src") ?? "", alt: pictures[0]!.getAttribute("alt") ?? "" };
      },
    },
  ],
  toDOM: (node): DOMOutputSpec => ["figure", dressed(node.attrs["cls"]), ["img", { src: node.attrs["src"], alt: node.attrs["alt"] }], ["figcaption", 0]],
};

function player(tag: "video" | "audio"): NodeSpec {
  return {
    group: "block",
    atom: true,
    attrs: { src: {} },
    parseDOM: [{ tag, getAttrs: (dom: HTMLElement) => ({ src: dom.getAttribute("src") ?? dom.querySelector("source")?.getAttribute("src") ?? "" }) }],
    toDOM: (node): DOMOutputSpec => [tag, { src: node.attrs["src"], controls: "" }],
  };
}

const tables = tableNodes({
  tableGroup: "block",
  cellContent: "block+",
  cellAttributes: {
    cls: { default: "", getFromDOM: own, setDOMAttr: (value, attrs) => void (value && (attrs["class"] = value)) },
    scope: { default: null, getFromDOM: (dom) => dom.getAttribute("scope"), setDOMAttr: (value, attrs) => void (value && (attrs["scope"] = value)) },
  },
});

const table: NodeSpec = {
  ...tables.table,
  attrs: { cls: { default: "" }, caption: { default: "" } },
  parseDOM: [
    { tag: "table", getAttrs: (dom: HTMLElement) => ({ cls: own(dom), caption: dom.querySelector(":scope > caption")?.textContent?.trim() ?? "" }) },
    { tag: "caption", ignore: true },
  ],
  toDOM: (node): DOMOutputSpec => {
    const caption = String(node.attrs["caption"]);
    const attrs = dressed(node.attrs["cls"], { "data-caption": caption });
    return ["table", attrs, ["tbody", 0]];
  },
};

const nodes: Record<string, NodeSpec> = {
  doc: { content: "block+" },
  paragraph: {
    content: "inline*",
    group: "block",
    attrs: looks,
    parseDOM: [{ tag: "p", getAttrs: looked }],
    toDOM: (node) => ["p", dressed(node.attrs["cls"], { style: styleOf(node.attrs) }), 0],
  },
  heading,
  blockquote: wrap("blockquote", "block+", { group: "block", defining: true }),
  bullet_list: wrap("ul", "list_item+", { group: "block" }),
  ordered_list: {
    ...wrap("ol", "list_item+", { group: "block" }),
    attrs: { cls: { default: "" }, start: { default: 1 } },
    parseDOM: [{ tag: "ol", getAttrs: (dom: HTMLElement) => ({ cls: own(dom), start: Number(dom.getAttribute("start") ?? 1) }) }],
    toDOM: (node) => ["ol", dressed(node.attrs["cls"], { start: node.attrs["start"] === 1 ? "" : node.attrs["start"] }), 0],
  },
  list_item: wrap("li", "block+", { defining: true }),
  dl: wrap("dl", "(dt | dd)+", { group: "block" }),
  dt: wrap("dt", "inline*"),
  dd: wrap("dd", "block+"),
  pre: wrap("pre", "text*", { group: "block", code: true, marks: "", parseDOM: [{ tag: "pre", preserveWhitespace: "full" as const }] }),
  hr: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
  figure,
  video: player("video"),
  audio: player("audio"),
  box: {
    ...wrap("div", "block+", { group: "block" }),
    parseDOM: [{ tag: "div[class*=gw-]", getAttrs: (dom: HTMLElement) => ({ cls: own(dom) }) }],
  },
  table,
  table_row: tables.table_row,
  table_cell: tables.table_cell,
  table_header: tables.table_header,
  text: { group: "inline" },
  image: {
    inline: true,
    group: "inline",
    draggable: true,
    attrs: { src: {}, alt: { default: "" }, cls: { default: "" }, title: { default: "" } },
    parseDOM: [{ tag: "img[src]", getAttrs: (dom: HTMLElement) => ({ src: dom.getAttribute("src"), alt: dom.getAttribute("alt") ?? "", cls: own(dom), title: dom.title }) }],
    toDOM: (node) => ["img", { ...dressed(node.attrs["cls"], { src: node.attrs["src"], title: node.attrs["title"] }), alt: node.attrs["alt"] as string }],
  },
  br: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
};

function mark(tag: string, ...also: string[]): MarkSpec {
  return { parseDOM: [tag, ...also].map((name) => ({ tag: name })), toDOM: () => [tag, 0] };
}

const marks: Record<string, MarkSpec> = {
  link: {
    inclusive: false,
    attrs: { href: {}, title: { default: "" } },
    parseDOM: [{ tag: "a[href]", getAttrs: (dom: HTMLElement) => ({ href: dom.getAttribute("href"), title: dom.title }) }],
    toDOM: (mark) => ["a", dressed("", { href: mark.attrs["href"], title: mark.attrs["title"] }), 0],
  },
  strong: mark("strong", "b"),
  em: mark("em", "i"),
  u: mark("u"),
  s: mark("s"),
  del: mark("del"),
  ins: mark("ins"),
  sub: mark("sub"),
  sup: mark("sup"),
  small: mark("small"),
  mark: mark("mark"),
  code: mark("code"),
  span: {
    attrs: { cls: {} },
    parseDOM: [{ tag: "span[class*=gw-]", getAttrs: (dom: HTMLElement) => ({ cls: own(dom) }) }],
    toDOM: (mark) => ["span", { class: mark.attrs["cls"] as string }, 0],
  },
};

/** Everything a stored body may hold, so that opening and saving loses nothing. */
export const schema = new Schema({ nodes, marks });
