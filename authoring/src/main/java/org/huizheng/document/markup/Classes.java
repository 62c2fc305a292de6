package org.huizheng.document.markup;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The theme's own classes, the only ones that stay. */
final class Classes {

    private static final Pattern OWN = Pattern.compile("gw-[a-z0-9-]{1,40}");
    private static final int MOST = 4;

    private Classes() {}

    static List<String> list(Element element) {
        return element.hasAttr("class")
                ? element.classNames().stream()
                        .filter(name -> OWN.matcher(name).matches())
                        .sorted()
                        .limit(MOST)
                        .toList()
                : List.of();
    }

    static boolean has(Element element) {
        return !list(element).isEmpty();
    }

    static String of(Element element) {
        return String.join(" ", list(element));
    }

    static String joined(String some, String more) {
        TreeSet<String> all = new TreeSet<>(List.of(some.split(" ", -1)));
        all.add(more);
        return String.join(" ", all);
    }
}
