package org.huizheng.document.markup;

import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What a list, an item or a cell keeps of its attributes. */
final class ContainerAttributes {

    private static final Pattern SPAN = Pattern.compile("[1-9]\\d{0,2}");
    private static final Pattern START = Pattern.compile("[1-9]\\d{0,5}");
    private static final Pattern DEPTH = Pattern.compile("ql-indent-([1-8])");

    private ContainerAttributes() {}

    static void read(Element element, Container container) {
        TreeSet<String> classes = new TreeSet<>(Classes.list(element));
        switch (container.tag) {
            case "td", "th" -> {
                span(element, container, "colspan");
                span(element, container, "rowspan");
                classes.remove("gw-center");
                classes.remove("gw-right");
                if (container.tag.equals("th") && element.attr("scope").matches("row|col|rowgroup|colgroup")) {
                    container.attributes.put("scope", element.attr("scope"));
                }
            }
            case "ol" -> {
                if (START.matcher(element.attr("start")).matches()
                        && !element.attr("start").equals("1")) {
                    container.attributes.put("start", element.attr("start"));
                }
                String counting = counting(element.attr("type"));
                if (!counting.isEmpty()) {
                    classes.add(counting);
                }
            }
            case "li" -> container.level = depth(element);
            case "tr" -> container.level = element.attr("height").equals("0") ? 1 : 0;
            default -> {}
        }
        if (!classes.isEmpty()) {
            container.attributes.put("class", String.join(" ", classes));
        }
    }

    private static void span(Element element, Container container, String name) {
        String span = element.attr(name).strip();
        if (SPAN.matcher(span).matches() && !span.equals("1")) {
            container.attributes.put(name, span);
        }
    }

    private static String counting(String type) {
        return switch (type) {
            case "a" -> ListMark.Kind.ALPHA.style;
            case "A" -> ListMark.Kind.UPPER_ALPHA.style;
            case "i" -> ListMark.Kind.ROMAN.style;
            case "I" -> ListMark.Kind.UPPER_ROMAN.style;
            default -> "";
        };
    }

    private static int depth(Element item) {
        for (String name : item.classNames()) {
            Matcher depth = DEPTH.matcher(name);
            if (depth.matches()) {
                return Integer.parseInt(depth.group(1));
            }
        }
        return 0;
    }
}
