import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { Fragment, type MarkType, type Node, type NodeType } from "prosemirror-model";
import { wrapInList, liftListItem } from "prosemirror-schema-list";
import { TextSelection, type Command, type EditorState } from "prosemirror-state";
import { schema } from "./schema";

const node = (name: string): NodeType => schema.nodes[name]!;
export const markNamed = (name: string): MarkType => schema.marks[name]!;

export function hasMark(state: EditorState, name: string): boolean {
  const { from, $from, to, empty } = state.selection;
  return empty ? !!markNamed(name).isInSet(state.storedMarks ?? $from.marks()) : state.doc.rangeHasMark(from, to, markNamed(name));
}

export function isIn(state: EditorState, name: string): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === node(name)) return true;
  return false;
}

/** 正文 or 标题 by its level. */
export function blockName(state: EditorState): string {
  const parent = state.selection.$from.parent;
  return parent.type === node("heading") ? `标题 ${Number(parent.attrs["level"]) - 1}` : parent.type === node("pre") ? "原样" : "正文";
}

export const blockChoices: readonly (readonly [string, Command])[] = [
  ["正文", setBlockType(node("paragraph"))],
  ["标题 1", setBlockType(node("heading"), { level: 2 })],
  ["标题 2", setBlockType(node("heading"), { level: 3 })],
  ["标题 3", setBlockType(node("heading"), { level: 4 })],
];

export function toggleList(name: "bullet_list" | "ordered_list"): Command {
  return (state, dispatch) => (isIn(state, name) ? liftListItem(node("list_item")) : wrapInList(node(name)))(state, dispatch);
}

export const toggleQuote: Command = (state, dispatch) => (isIn(state, "blockquote") ? lift : wrapIn(node("blockquote")))(state, dispatch);

/** The same alignment again takes it away. */
export function align(cls: "gw-center" | "gw-right"): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection;
    const tr = state.tr;
    state.doc.nodesBetween(from, to, (block, at) => {
      if (!block.isTextblock || !("cls" in block.attrs) || !("align" in block.attrs)) return;
      const rest = String(block.attrs["cls"]).split(" ").filter((name) => name && name !== "gw-center" && name !== "gw-right");
      const had = String(block.attrs["cls"]).includes(cls);
      tr.setNodeMarkup(at, null, { ...block.attrs, align: "", cls: [...rest, ...(had ? [] : [cls])].sort().join(" ") });
    });
    if (tr.docChanged) dispatch?.(tr);
    return true;
  };
}

export const clearMarks: Command = (state, dispatch) => {
  const { from, to } = state.selection;
  dispatch?.(Object.values(schema.marks).filter((type) => type.name !== "link").reduce((tr, type) => tr.removeMark(from, to, type), state.tr));
  return true;
};

export function insertTable(rows: number, columns: number): Command {
  return (state, dispatch) => {
    const cell = (type: string): Node => node(type).createAndFill()!;
    const row = (type: string): Node => node("table_row").create(null, Array.from({ length: columns }, () => cell(type)));
    const table = node("table").create(null, [row("table_header"), ...Array.from({ length: rows - 1 }, () => row("table_cell"))]);
    const tr = state.tr.replaceSelectionWith(table);
    const inside = TextSelection.findFrom(tr.doc.resolve(Math.min(tr.doc.content.size, state.selection.from + 3)), 1, true);
    if (inside) tr.setSelection(inside);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** A block below where the cursor stands; an empty paragraph gives way to it. */
export function insertBlock(block: Node): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    const top = $from.depth > 0 ? $from.node(1) : undefined;
    const paragraph = node("paragraph").create();
    const tr = state.tr;
    if (top?.isTextblock && top.content.size === 0) tr.replaceWith($from.before(1), $from.after(1), Fragment.from([block, paragraph]));
    else tr.insert(top ? $from.after(1) : state.selection.to, Fragment.from([block]));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

export function setLink(href: string): Command {
  return (state, dispatch) => {
    const { from, to, empty } = state.selection;
    const mark = markNamed("link").create({ href });
    if (empty) dispatch?.(state.tr.insert(from, schema.text(href, [mark])));
    else dispatch?.(state.tr.removeMark(from, to, markNamed("link")).addMark(from, to, mark));
    return true;
  };
}

export const unlink: Command = (state, dispatch) => {
  const { $from, from, to, empty } = state.selection;
  if (!empty) dispatch?.(state.tr.removeMark(from, to, markNamed("link")));
  else dispatch?.(state.tr.removeMark($from.start(), $from.end(), markNamed("link")));
  return true;
};

export const toggle = (name: string): Command => toggleMark(markNamed(name));
