package org.huizheng.document.markup;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What the pasted style sheet says of its classes: WPS and Word's own styles are known by nothing else. */
final class StyleSheet {

    private static final Pattern CLASS = Pattern.compile("[a-zA-Z0-9]*\\.([\\p{L}\\p{N}_-]{1,100})");
    private static final int MOST_CLASSES = 3_000;

    private final Map<String, Style> classes = new HashMap<>();

    static StyleSheet of(Element document) {
        StyleSheet sheet = new StyleSheet();
        for (Element style : document.getElementsByTag("style")) {
            sheet.read(style.data());
        }
        return sheet;
    }

    private void read(String css) {
        int at = 0;
        int open;
        while ((open = css.indexOf('{', at)) >= 0 && classes.size() < MOST_CLASSES) {
            int close = css.indexOf('}', open);
            if (close < 0) {
                return;
            }
            rule(css.substring(at, open), css.substring(open + 1, close));
            at = close + 1;
        }
    }

    private void rule(String selectors, String declarations) {
        if (selectors.length() > 2_000) {
            return;
        }
        for (String selector :
                selectors.replaceAll("/\\*[^*]*\\*/|<!--|-->", "").split(",", -1)) {
            Matcher name = CLASS.matcher(selector.strip());
            if (name.matches()) {
                classes.computeIfAbsent(name.group(1), _ -> new Style()).read(declarations);
            }
        }
    }

    Style styleOf(Element element) {
        Style style = new Style();
        if (!classes.isEmpty() && element.hasAttr("class")) {
            for (String name : element.classNames()) {
                Style known = classes.get(name);
                if (known != null) {
                    style.add(known);
                }
            }
        }
        if (element.hasAttr("style")) {
            style.read(element.attr("style"));
        }
        return style;
    }
}
