package org.huizheng.document.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes lists of the paragraphs a word processor numbered. Numbering that is cited (一、（一）第三条 …) stays as text, and where
 * a text has such numbering, 1. and （1） are parts of it and stay as well.
 */
final class Lists {

    private static final Pattern CITED = Pattern.compile(
            "(第[〇零一二三四五六七八九十百千\\d]{1,9}[编章节条款项]|[一二三四五六七八九十]{1,4}、|（[一二三四五六七八九十]{1,4}）).*", Pattern.DOTALL);
    private static final Pattern CLOSED = Pattern.compile(".*[、）．.。:：]");

    private final boolean cited;
    private final Findings findings;

    private Lists(boolean cited, Findings findings) {
        this.cited = cited;
        this.findings = findings;
    }

    static void tidy(Container root, Findings findings) {
        boolean cited = root.paragraphs().anyMatch(p -> CITED.matcher(p.mark == null ? p.text() : p.mark.text())
                .matches());
        new Lists(cited, findings).gather(root);
        nest(root);
    }

    private void gather(Container container) {
        List<Block> kept = new ArrayList<>();
        ListBuilder list = new ListBuilder(kept);
        for (Block block : container.children) {
            if (block instanceof Container inner) {
                gather(inner);
            }
            if (block instanceof Paragraph item && item.mark != null && isItem(item, item.mark)) {
                list.add(item, item.mark);
                item.mark = null;
            } else {
                list.end();
                kept.add(block);
            }
        }
        container.children = kept;
    }

    /** Or else writes its number before it. */
    private boolean isItem(Paragraph paragraph, ListMark mark) {
        ListMark.Kind kind = mark.kind();
        boolean item =
                paragraph.tag.equals("p") && (kind == ListMark.Kind.BULLET || kind != ListMark.Kind.TEXT && !cited);
        if (!item && kind != ListMark.Kind.BULLET) {
            number(paragraph, mark.text());
            findings.add(Finding.NUMBER);
        }
        return item;
    }

    private static void number(Paragraph paragraph, String number) {
        Marks marks = paragraph.runs.getFirst() instanceof Run.Text first
                ? first.marks().without("a").without("u").without("sup").without("sub")
                : Marks.NONE;
        String text = paragraph.text();
        boolean wide = !text.isEmpty() && Characters.isWide(text.codePointAt(0));
        String gap = !CLOSED.matcher(number).matches() ? "\u3000" : wide ? "" : " ";
        paragraph.runs.addFirst(new Run.Text(number + gap, marks));
        Spacing.join(paragraph.runs);
    }

    /** Every child of a list is an item; a list right in a list belongs to the item before it. */
    private static void nest(Container container) {
        container.containers().forEach(Lists::nest);
        if (container.isList()) {
            ListNesting.tidy(container);
        } else if (container.is("dl")) {
            container.children.replaceAll(block -> block instanceof Container inner && inner.is("dd")
                            || block instanceof Paragraph term && term.tag.equals("dt")
                    ? block
                    : wrapped("dd", block));
        }
    }

    static Container wrapped(String tag, Block block) {
        Container wrapper = new Container(tag);
        wrapper.children.add(block);
        return wrapper;
    }
}
