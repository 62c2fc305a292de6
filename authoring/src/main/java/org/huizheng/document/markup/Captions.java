package org.huizheng.document.markup;

import java.util.ArrayList;
import java.util.List;

/** A caption written above a table or below a picture becomes theirs; a figure that lost its picture is none. */
final class Captions {

    private Captions() {}

    static void tidy(Container container) {
        List<Block> kept = new ArrayList<>();
        for (Block block : container.children) {
            if (block instanceof Container inner) {
                tidy(inner);
            }
            Block before = kept.isEmpty() ? null : kept.getLast();
            if (block instanceof Container table && table.is("table") && before instanceof Paragraph p && p.caption) {
                adopt(table, p, kept);
            } else if (block instanceof Paragraph p
                    && p.caption
                    && before instanceof Paragraph picture
                    && picture.isPicture()) {
                kept.set(kept.size() - 1, figure(picture, p));
            } else if (block instanceof Container figure && figure.is("figure")) {
                kept.addAll(figure(figure));
            } else {
                kept.add(block);
            }
        }
        container.children = kept;
    }

    private static void adopt(Container table, Paragraph caption, List<Block> kept) {
        if (!(table.children.getFirst() instanceof Paragraph)) {
            kept.removeLast();
            caption.tag = "caption";
            caption.classes.clear();
            caption.caption = false;
            table.children.addFirst(caption);
        }
        kept.add(table);
    }

    private static Container figure(Paragraph picture, Paragraph caption) {
        Container figure = new Container("figure");
        picture.classes.clear();
        caption.tag = "figcaption";
        caption.classes.clear();
        caption.caption = false;
        figure.children.addAll(List.of(picture, caption));
        return figure;
    }

    private static List<Block> figure(Container figure) {
        boolean shows = figure.containers().anyMatch(inner -> inner.is("table"))
                || figure.paragraphs().anyMatch(p -> p.runs.stream().anyMatch(Run.Atom.class::isInstance));
        if (shows) {
            return List.of(figure);
        }
        figure.children.forEach(block -> {
            if (block instanceof Paragraph caption && caption.tag.equals("figcaption")) {
                caption.tag = "p";
            }
        });
        return figure.children;
    }
}
