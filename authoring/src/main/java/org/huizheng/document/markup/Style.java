package org.huizheng.document.markup;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few declarations of an element that say something about structure; nothing of it is ever written out. */
final class Style {

    private static final Set<String> TELLING = Set.of(
            "font-weight",
            "font-style",
            "font-family",
            "text-decoration",
            "text-decoration-line",
            "vertical-align",
            "text-align",
            "text-indent",
            "margin-left",
            "display",
            "mso-hide",
            "mso-list",
            "mso-outline-level",
            "mso-style-name",
            "mso-element",
            "mso-special-character",
            "mso-char-indent-count");
    private static final Pattern LENGTH = Pattern.compile("(-?\\d{0,6}(?:\\.\\d{1,6})?)(pt|px|cm|mm|in|em|rem)?");
    private static final Map<String, Double> POINTS =
            Map.of("pt", 1.0, "px", 0.75, "cm", 28.35, "mm", 2.835, "in", 72.0, "em", 12.0, "rem", 12.0);
    private static final int MOST = 20_000;

    private final Map<String, String> declared = new HashMap<>();

    static Style of(String declarations) {
        Style style = new Style();
        style.read(declarations);
        return style;
    }

    /** Later declarations win, as inline ones do over those of a class. */
    void read(String declarations) {
        String limited = declarations.length() > MOST ? declarations.substring(0, MOST) : declarations;
        for (String declaration : limited.split(";", -1)) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                String name = declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                if (TELLING.contains(name)) {
                    declared.put(name, declaration.substring(colon + 1).strip().toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    void add(Style other) {
        declared.putAll(other.declared);
    }

    String get(String name) {
        return declared.getOrDefault(name, "");
    }

    boolean is(String name, String... values) {
        return List.of(values).contains(get(name));
    }

    boolean hides() {
        return get("display").startsWith("none") || is("mso-hide", "all", "screen");
    }

    /** @return "" when the style says nothing of it */
    String strength() {
        String weight = get("font-weight");
        if (weight.isEmpty()) {
            return "";
        }
        return weight.startsWith("bold") || List.of("600", "700", "800", "900").contains(weight) ? "bold" : "normal";
    }

    boolean decorates(String line) {
        return (get("text-decoration") + " " + get("text-decoration-line")).contains(line);
    }

    boolean indents() {
        String characters = get("mso-char-indent-count");
        return points("text-indent") > 0 || !characters.isEmpty() && !characters.startsWith("0");
    }

    double points(String name) {
        Matcher length = LENGTH.matcher(get(name));
        if (!length.matches() || length.group(1).isEmpty() || length.group(1).equals("-")) {
            return 0;
        }
        String unit = length.group(2);
        return Double.parseDouble(length.group(1)) * (unit == null ? 1 : POINTS.getOrDefault(unit, 1.0));
    }
}
