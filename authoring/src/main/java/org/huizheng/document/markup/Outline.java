package org.huizheng.document.markup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The blocks made so far, and the place where the next one goes. */
final class Outline {

    private static final int DEEPEST = 32;
    private static final Map<String, Set<String>> INSIDE = Map.of(
            "li", Set.of("ul", "ol"),
            "dt", Set.of("dl"),
            "dd", Set.of("dl"),
            "figcaption", Set.of("figure"),
            "caption", Set.of("table"),
            "thead", Set.of("table"),
            "tbody", Set.of("table"),
            "tfoot", Set.of("table"),
            "tr", Set.of("table", "thead", "tbody", "tfoot"),
            "td", Set.of("tr"));

    private static final Set<String> STRICT = Set.of("table", "thead", "tbody", "tfoot", "tr");

    private final Deque<Container> open = new ArrayDeque<>();
    private @Nullable Paragraph paragraph;

    Outline() {
        open.push(new Container("body"));
    }

    Container root() {
        return open.getLast();
    }

    boolean isOpen() {
        return paragraph != null;
    }

    boolean isTooDeep() {
        return open.size() > DEEPEST;
    }

    /** Whether such an element may stand here. */
    boolean fits(String tag) {
        Set<String> parents = INSIDE.get(tag.equals("th") ? "td" : tag);
        String here = open.element().tag;
        if (parents != null) {
            return parents.contains(here);
        }
        return !STRICT.contains(here);
    }

    Container open(String tag, Frame frame) {
        closeParagraph();
        Container container = new Container(tag);
        open.element().children.add(container);
        open.push(container);
        return container;
    }

    void close(Container container) {
        closeParagraph();
        boolean found = false;
        while (!found && open.size() > 1) {
            found = open.pop() == container;
        }
    }

    void closeParagraph() {
        paragraph = null;
    }

    Paragraph paragraph(Frame frame) {
        Paragraph here = paragraph;
        if (here == null) {
            here = frame.pattern.next(frame.align);
            Container place = here.tag.equals("caption") ? open.element() : flow();
            place.children.add(here);
            paragraph = here;
        }
        return here;
    }

    void line(Frame frame) {
        if (!frame.solid) {
            closeParagraph();
            flow().children.add(new Container("hr"));
        }
    }

    /** The nearest place that may hold text. */
    private Container flow() {
        return open.stream()
                .filter(container -> !STRICT.contains(container.tag))
                .findFirst()
                .orElse(root());
    }
}
