package org.huizheng.search;

import java.util.Locale;
import java.util.Set;

/**
 * The words of an HTML text: tags taken out, character references read, one space where a block begins or ends and none
 * inside a word that is merely styled.
 */
final class PlainText {

    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
            "mark", "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");
    private static final Set<String> SILENT = Set.of("script", "style", "template", "noscript", "rp", "rt");

    private final String html;
    private final StringBuilder text;
    private int at;

    private PlainText(String html) {
        this.html = html;
        this.text = new StringBuilder(html.length());
    }

    static String of(String html) {
        return new PlainText(html).read();
    }

    private String read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<' && beginsTag()) {
                tag();
            } else if (c == '&') {
                at = CharacterReference.read(html, at, text);
            } else {
                text.append(c);
                at++;
            }
        }
        return text.toString().strip();
    }

    /** As browsers see it: a {@code <} before anything else is text. */
    private boolean beginsTag() {
        if (at + 1 >= html.length()) {
            return false;
        }
        char next = html.charAt(at + 1);
        return letter(next)
                || next == '!'
                || next == '?'
                || next == '/' && at + 2 < html.length() && letter(html.charAt(at + 2));
    }

    private void tag() {
        if (html.startsWith("<!--", at)) {
            at = after("-->", at + 4);
            return;
        }
        boolean closes = html.charAt(at + 1) == '/';
        int nameStart = closes ? at + 2 : at + 1;
        int nameEnd = nameStart;
        while (nameEnd < html.length() && (letter(html.charAt(nameEnd)) || Character.isDigit(html.charAt(nameEnd)))) {
            nameEnd++;
        }
        String name = html.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
        at = tagEnd(nameEnd);
        if (!closes && SILENT.contains(name)) {
            skipTo(name);
        } else if (!INLINE.contains(name)) {
            text.append(' ');
        }
    }

    /** A {@code >} inside a quoted attribute ends nothing. */
    private int tagEnd(int from) {
        char quote = 0;
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return i + 1;
            } else if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
                quote = c;
            }
        }
        return html.length();
    }

    private void skipTo(String name) {
        String end = "</" + name;
        for (int i = at; i <= html.length() - end.length(); i++) {
            if (html.regionMatches(true, i, end, 0, end.length())) {
                at = after(">", i);
                return;
            }
        }
        at = html.length();
    }

    private int after(String end, int from) {
        int found = html.indexOf(end, from);
        return found < 0 ? html.length() : found + end.length();
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
