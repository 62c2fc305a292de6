import { NodeSelection } from "prosemirror-state";
import type { Node } from "prosemirror-model";
import type { EditorView, NodeView, NodeViewConstructor } from "prosemirror-view";
import { shownAt } from "./files";

/** A picture as the writer sees it: from the library, with a mark where its words for the blind are missing. */
function draw(frame: HTMLElement, node: Node): void {
  const picture = frame.querySelector("img") ?? document.createElement("img");
  const address = shownAt(String(node.attrs["src"]));
  if (address) picture.src = address;
  picture.alt = String(node.attrs["alt"]);
  picture.onerror = () => {
    if (picture.src.includes("?rendition=")) picture.src = picture.src.replace(/\?.*$/, "");
  };
  frame.classList.toggle("no-alt", node.attrs["alt"] === "");
  frame.classList.toggle("gone", !address);
  if (!picture.parentElement) frame.prepend(picture);
}

function selecting(view: EditorView, getPos: () => number | undefined) {
  return (event: MouseEvent): void => {
    const at = getPos();
    if (at === undefined) return;
    event.preventDefault();
    view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)));
    view.focus();
  };
}

export const figureView: NodeViewConstructor = (first, view, getPos) => {
  const dom = document.createElement("figure");
  const frame = document.createElement("div");
  const caption = document.createElement("figcaption");
  frame.className = "frame";
  frame.contentEditable = "false";
  caption.dataset["hint"] = "图片说明（可不写）";
  dom.append(frame, caption);
  frame.addEventListener("mousedown", selecting(view, getPos));
  const show = (node: Node): void => {
    dom.className = String(node.attrs["cls"]);
    caption.classList.toggle("empty", node.content.size === 0);
    draw(frame, node);
  };
  show(first);
  return {
    dom,
    contentDOM: caption,
    update: (node) => node.type === first.type && (show(node), true),
    ignoreMutation: (mutation) => mutation.type !== "selection" && !caption.contains(mutation.target),
  } satisfies NodeView;
};

export const imageView: NodeViewConstructor = (first) => {
  const dom = document.createElement("span");
  dom.className = "frame in-line";
  draw(dom, first);
  return { dom, update: (node) => node.type === first.type && (draw(dom, node), true) } satisfies NodeView;
};

export const playerView: NodeViewConstructor = (first) => {
  const dom = document.createElement(first.type.name === "video" ? "video" : "audio");
  dom.controls = true;
  dom.preload = "metadata";
  dom.src = shownAt(String(first.attrs["src"])).replace(/\?.*$/, "");
  return { dom } satisfies NodeView;
};
