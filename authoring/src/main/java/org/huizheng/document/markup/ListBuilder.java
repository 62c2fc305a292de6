package org.huizheng.document.markup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Puts items given one after another, each with its depth, into lists in lists. */
final class ListBuilder {

    private final List<Block> target;
    private final Deque<Open> open = new ArrayDeque<>();

    ListBuilder(List<Block> target) {
        this.target = target;
    }

    private static final class Open {
        final Container list;
        final int level;
        final ListMark.Kind kind;
        int next;

        Open(Container list, int level, ListMark.Kind kind, int next) {
            this.list = list;
            this.level = level;
            this.kind = kind;
            this.next = next;
        }
    }

    void add(Paragraph item, ListMark mark) {
        while (!open.isEmpty() && open.element().level > mark.level) {
            open.pop();
        }
        if (!open.isEmpty() && open.element().level == mark.level && !continues(open.element(), mark)) {
            open.pop();
        }
        if (open.isEmpty() || open.element().level < mark.level) {
            begin(mark);
        }
        Open list = open.element();
        list.next++;
        list.list.children.add(Lists.wrapped("li", item));
    }

    void end() {
        open.clear();
    }

    private static boolean continues(Open list, ListMark mark) {
        ListMark.Kind kind = mark.kind();
        if (kind == ListMark.Kind.DECIMAL) {
            return list.kind == kind && list.next == mark.value();
        }
        // v. is a letter by itself and five after iv.
        boolean roman = list.kind == ListMark.Kind.ROMAN && kind == ListMark.Kind.ALPHA
                || list.kind == ListMark.Kind.ALPHA && kind == ListMark.Kind.ROMAN;
        return list.kind == kind || roman;
    }

    private void begin(ListMark mark) {
        ListMark.Kind kind = mark.kind();
        Container list = new Container(kind == ListMark.Kind.BULLET ? "ul" : "ol");
        if (!kind.style.isEmpty()) {
            list.attributes.put("class", kind.style);
        }
        int first = kind == ListMark.Kind.DECIMAL ? mark.value() : 1;
        if (first > 1) {
            list.attributes.put("start", String.valueOf(first));
        }
        if (open.isEmpty()) {
            target.add(list);
        } else {
            ((Container) open.element().list.children.getLast()).children.add(list);
        }
        open.push(new Open(list, mark.level, kind, first));
    }
}
