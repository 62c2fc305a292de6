package org.huizheng.document.markup;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** An inline element around text. The order here is the order of nesting, so equal text is always written equally. */
record Mark(String name, SortedMap<String, String> attributes) implements Comparable<Mark> {

    private static final List<String> ORDER =
            List.of("a", "span", "mark", "ins", "del", "small", "strong", "em", "u", "s", "sub", "sup", "code");

    static Mark of(String name) {
        return new Mark(name, new TreeMap<>());
    }

    @Override
    public int compareTo(Mark other) {
        return Integer.compare(ORDER.indexOf(name), ORDER.indexOf(other.name));
    }
}
