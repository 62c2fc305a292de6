package org.huizheng.hant;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The elements one is within, and whether their words are to be converted. An end tag that ends nothing costs nothing. */
final class OpenElements {

    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    private final Deque<Element> open = new ArrayDeque<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private record Element(String name, boolean converted) {}

    boolean converted() {
        Element inner = open.peek();
        return inner == null || inner.converted;
    }

    void start(StartTag tag, boolean converted) {
        boolean drawing = counts.containsKey("svg")
                || counts.containsKey("math")
                || tag.name().equals("svg");
        if (!VOID.contains(tag.name()) && !(tag.closesItself() && drawing)) {
            open.push(new Element(tag.name(), converted));
            counts.merge(tag.name(), 1, Integer::sum);
        }
    }

    /** Ends what is open within it too: browsers let many end tags be left out. */
    void end(String name) {
        if (!counts.containsKey(name)) {
            return;
        }
        String ended;
        do {
            ended = open.pop().name;
            counts.computeIfPresent(ended, (n, count) -> count == 1 ? null : count - 1);
        } while (!ended.equals(name));
    }
}
