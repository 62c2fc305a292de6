package org.huizheng.document.markup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The marks of a piece of text, at most one of each name. */
record Marks(List<Mark> list) {

    static final Marks NONE = new Marks(List.of());

    boolean has(String name) {
        return list.stream().anyMatch(mark -> mark.name().equals(name));
    }

    Marks with(Mark mark) {
        if (list.contains(mark)) {
            return this;
        }
        List<Mark> more = new ArrayList<>(without(mark.name()).list);
        more.add(mark);
        Collections.sort(more);
        return new Marks(List.copyOf(more));
    }

    Marks with(String name) {
        return has(name) ? this : with(Mark.of(name));
    }

    Marks without(String name) {
        return has(name)
                ? new Marks(
                        list.stream().filter(mark -> !mark.name().equals(name)).toList())
                : this;
    }
}
