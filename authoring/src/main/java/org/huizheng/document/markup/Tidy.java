package org.huizheng.document.markup;

import java.util.ArrayList;
import java.util.List;

/** Puts in order what was read, step by step; each step leaves alone what it has put in order before. */
final class Tidy {

    private Tidy() {}

    static void perform(Container root, Findings findings) {
        space(root);
        Notes.place(root);
        Lists.tidy(root, findings);
        Tables.tidy(root);
        Captions.tidy(root);
        empty(root);
        Headings.tidy(root);
        Letter.tidy(root);
        root.paragraphs().forEach(Tidy::paragraph);
    }

    private static void space(Container container) {
        List<Block> kept = new ArrayList<>();
        for (Block block : container.children) {
            switch (block) {
                case Paragraph paragraph -> kept.addAll(Spacing.of(paragraph));
                case Container inner -> {
                    space(inner);
                    kept.add(inner);
                }
            }
        }
        container.children = kept;
    }

    /** Cells may be empty, and a line across always is; nothing else. */
    private static void empty(Container container) {
        container.containers().forEach(Tidy::empty);
        container.children.removeIf(block ->
                block instanceof Container inner && inner.children.isEmpty() && !inner.isCell() && !inner.is("hr"));
    }

    private static void paragraph(Paragraph paragraph) {
        if (paragraph.runs.stream().anyMatch(Tidy::isUnderlinedLink)) {
            paragraph.remark(marks -> marks.has("a") ? marks.without("u") : marks);
        }
        if (paragraph.isPicture()) {
            paragraph.classes.remove("gw-center");
        }
    }

    private static boolean isUnderlinedLink(Run run) {
        return run instanceof Run.Text text
                && text.marks().has("a")
                && text.marks().has("u");
    }
}
