package org.huizheng.document.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Text in one piece: a paragraph, a heading, a caption. */
final class Paragraph implements Block {

    String tag;
    String id = "";
    final TreeSet<String> classes = new TreeSet<>();
    List<Run> runs = new ArrayList<>();

    /** The number Word set before it, when it belongs to a list. */
    @Nullable
    ListMark mark;

    /** Says of itself that it is the caption of the table below or the picture above. */
    boolean caption;

    /** A heading by its outline level only, which Word's users give to whole paragraphs as well. */
    boolean outlined;

    /** Began with a first-line indent, made by style or by blanks. */
    boolean indented;

    /** Pushed to the right by a wide indent or by many blanks. */
    boolean far;

    Paragraph(String tag) {
        this.tag = tag;
    }

    /** Another paragraph of the same kind, for the text after a double line break. */
    Paragraph sibling(List<Run> text) {
        Paragraph next = new Paragraph(tag);
        next.classes.addAll(classes);
        next.runs = text;
        next.indented = indented;
        return next;
    }

    boolean isPlain() {
        return tag.equals("p") && id.isEmpty() && classes.isEmpty();
    }

    boolean isHeading() {
        return tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1));
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    boolean isPicture() {
        return runs.size() == 1 && runs.getFirst() instanceof Run.Atom atom && atom.picture();
    }

    boolean isRight() {
        return far || classes.contains("gw-right");
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Run run : runs) {
            if (run instanceof Run.Text part) {
                text.append(part.text());
            }
        }
        return text.toString();
    }

    boolean isAll(String mark) {
        return !runs.isEmpty()
                && runs.stream().allMatch(run -> switch (run) {
                    case Run.Text text -> text.marks().has(mark);
                    case Run.LineBreak _ -> true;
                    case Run.Atom _ -> false;
                });
    }

    void remark(UnaryOperator<Marks> change) {
        runs = new ArrayList<>(runs.stream()
                .map(run -> switch (run) {
                    case Run.Text text -> new Run.Text(text.text(), change.apply(text.marks()));
                    case Run.LineBreak br -> br;
                    case Run.Atom atom -> new Run.Atom(atom.markup(), change.apply(atom.marks()), atom.picture());
                })
                .toList());
        Spacing.join(runs);
    }
}
