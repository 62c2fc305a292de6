import { baseKeymap, chainCommands, exitCode, toggleMark } from "prosemirror-commands";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import type { Node } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { EditorState, Plugin, type Command } from "prosemirror-state";
import { goToNextCell, tableEditing } from "prosemirror-tables";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import { figureView, imageView, playerView } from "./pictures";
import { schema } from "./schema";

const lineBreak: Command = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(schema.nodes["br"]!.create()).scrollIntoView());
  return true;
});

const item = schema.nodes["list_item"]!;

const keys = keymap({
  "Mod-z": undo,
  "Mod-y": redo,
  "Mod-Shift-z": redo,
  "Mod-b": toggleMark(schema.marks["strong"]!),
  "Mod-i": toggleMark(schema.marks["em"]!),
  "Mod-u": toggleMark(schema.marks["u"]!),
  "Shift-Enter": lineBreak,
  Enter: splitListItem(item),
  Tab: chainCommands(goToNextCell(1), sinkListItem(item)),
  "Shift-Tab": chainCommands(goToNextCell(-1), liftListItem(item)),
});

const hint = new Plugin({
  props: {
    decorations: ({ doc }) => {
      const first = doc.firstChild;
      if (doc.childCount !== 1 || !first?.isTextblock || first.content.size > 0) return null;
      return DecorationSet.create(doc, [Decoration.node(0, first.nodeSize, { class: "blank-hint", "data-hint": "正文。可从 Word、WPS 粘贴，可拖入图片。" })]);
    },
  },
});

export interface Listening {
  readonly changed: (doc: Node) => void;
  /** Any change, of the selection too: what the toolbar shows. */
  readonly moved: () => void;
  readonly pasted: (html: string) => void;
  readonly dropped: (files: File[]) => void;
  readonly submit: () => void;
  readonly editable: () => boolean;
}

const plugins = (submit: () => void): Plugin[] => [
  keymap({ "Mod-Enter": () => (submit(), true) }),
  keys,
  keymap(baseKeymap),
  history(),
  dropCursor({ color: "var(--c-accent)", width: 2 }),
  gapCursor(),
  tableEditing(),
  hint,
];

export function openBody(place: HTMLElement, doc: Node, on: Listening): EditorView {
  const view: EditorView = new EditorView(place, {
    state: EditorState.create({ doc, plugins: plugins(on.submit) }),
    editable: on.editable,
    attributes: { class: "prose", role: "textbox", "aria-multiline": "true", "aria-label": "正文", spellcheck: "false" },
    nodeViews: { figure: figureView, image: imageView, video: playerView, audio: playerView },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged) on.changed(view.state.doc);
      on.moved();
    },
    handlePaste: (_view, event) => {
      const data = event.clipboardData;
      const files = [...(data?.files ?? [])];
      const html = data?.getData("text/html") ?? "";
      if (html && !html.includes("data-pm-slice")) return on.pasted(html), true;
      if (files.length > 0 && !html) return on.dropped(files), true;
      return false;
    },
    handleDrop: (_view, event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return false;
      event.preventDefault();
      on.dropped(files);
      return true;
    },
  });
  return view;
}

/** Puts another body in its place, as one step that can be undone. */
export function replaceBody(view: EditorView, doc: Node): void {
  view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, doc.content));
}
