package org.huizheng.hant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A start tag as a browser reads it, by its places in the text.
 *
 * @param end behind its last character; the end of the text where the tag does not end
 */
record StartTag(String name, List<Attribute> attributes, int end, boolean closesItself) {

    /** @param from where the value begins, within its quotes; a name without a value has an empty one behind it */
    record Attribute(String name, int from, int to) {}

    /** @param at where the name begins */
    static StartTag read(String text, int at) {
        int i = name(text, at);
        String name = text.substring(at, i).toLowerCase(Locale.ROOT);
        List<Attribute> attributes = new ArrayList<>();
        boolean closesItself = false;
        while (i < text.length() && text.charAt(i) != '>') {
            char c = text.charAt(i);
            closesItself = c == '/';
            if (c == '/' || isSpace(c)) {
                i++;
            } else {
                Attribute attribute = attribute(text, i);
                attributes.add(attribute);
                i = Math.max(i + 1, behind(text, attribute.to));
            }
        }
        return new StartTag(name, attributes, Math.min(text.length(), i + 1), closesItself);
    }

    private static int name(String text, int at) {
        int i = at;
        while (i < text.length() && !isSpace(text.charAt(i)) && text.charAt(i) != '/' && text.charAt(i) != '>') {
            i++;
        }
        return i;
    }

    private static Attribute attribute(String text, int at) {
        int i = at + 1;
        while (i < text.length() && !isSpace(text.charAt(i)) && "/>=".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        String name = text.substring(at, i).toLowerCase(Locale.ROOT);
        int equals = space(text, i);
        if (equals >= text.length() || text.charAt(equals) != '=') {
            return new Attribute(name, i, i);
        }
        int value = space(text, equals + 1);
        char quote = value < text.length() ? text.charAt(value) : ' ';
        return quote == '"' || quote == '\''
                ? new Attribute(name, value + 1, until(text, value + 1, quote))
                : new Attribute(name, value, unquoted(text, value));
    }

    private static int until(String text, int from, char quote) {
        int end = text.indexOf(quote, from);
        return end < 0 ? text.length() : end;
    }

    private static int unquoted(String text, int from) {
        int i = from;
        while (i < text.length() && !isSpace(text.charAt(i)) && text.charAt(i) != '>') {
            i++;
        }
        return i;
    }

    private static int space(String text, int from) {
        int i = from;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Past the quote that ends a value. */
    private static int behind(String text, int to) {
        return to < text.length() && (text.charAt(to) == '"' || text.charAt(to) == '\'') ? to + 1 : to;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    @Nullable
    Attribute find(String attribute) {
        for (Attribute one : attributes) {
            if (one.name.equals(attribute)) {
                return one;
            }
        }
        return null;
    }

    boolean has(String attribute) {
        return find(attribute) != null;
    }

    /** The value of an attribute, "" where there is none. */
    String value(String text, String attribute) {
        Attribute one = find(attribute);
        return one == null ? "" : text.substring(one.from, one.to);
    }
}
