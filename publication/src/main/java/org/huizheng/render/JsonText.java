package org.huizheng.render;

import java.util.List;

/** JSON for the inside of a script element, written as it comes: no value can end the element or the line. */
final class JsonText {

    private final StringBuilder out;
    private boolean first = true;

    JsonText(StringBuilder out) {
        this.out = out;
    }

    JsonText open(char bracket) {
        separate();
        out.append(bracket);
        first = true;
        return this;
    }

    JsonText close(char bracket) {
        out.append(bracket);
        first = false;
        return this;
    }

    JsonText name(String name) {
        separate();
        quoted(name);
        out.append(':');
        first = true;
        return this;
    }

    JsonText value(String text) {
        separate();
        quoted(text);
        return this;
    }

    JsonText values(List<?> texts) {
        open('[');
        texts.forEach(text -> value(String.valueOf(text)));
        return close(']');
    }

    JsonText member(String name, String text) {
        return name(name).value(text);
    }

    private void separate() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    private void quoted(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
