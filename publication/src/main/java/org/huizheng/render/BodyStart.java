package org.huizheng.render;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where the body of a page begins, found as a browser finds it: not in comments, titles, scripts and styles. */
final class BodyStart {

    private static final byte[] FOOT =
            ("<!--#include virtual=\"" + Rendering.fragmentPath(FootTag.FRAGMENT)).getBytes(StandardCharsets.US_ASCII);
    private static final String[] RAW = {"script", "style", "title", "template", "noscript"};

    private final byte[] page;

    private BodyStart(byte[] page) {
        this.page = page;
    }

    /** The page with something more as the first thing in its body; a page without the element has it before its foot. */
    static byte[] with(byte[] more, byte[] page) {
        int at = new BodyStart(page).find();
        byte[] out = Arrays.copyOf(page, page.length + more.length);
        System.arraycopy(more, 0, out, at, more.length);
        System.arraycopy(page, at, out, at + more.length, page.length - at);
        return out;
    }

    private int find() {
        int i = 0;
        while ((i = next('<', i)) < page.length) {
            if (at(i, "<!--")) {
                if (startsWith(i, FOOT)) {
                    return i;
                }
                i = after("-->", i + 4);
            } else if (tag(i, "body")) {
                return endOfTag(i);
            } else {
                i = afterElement(i);
            }
        }
        return page.length;
    }

    private int afterElement(int i) {
        for (String raw : RAW) {
            if (tag(i, raw)) {
                return after("</" + raw, i);
            }
        }
        return i + 1;
    }

    private boolean tag(int i, String name) {
        int end = i + 1 + name.length();
        return at(i, "<" + name) && end < page.length && (page[end] <= ' ' || page[end] == '>' || page[end] == '/');
    }

    private int endOfTag(int i) {
        byte quote = 0;
        for (int k = i; k < page.length; k++) {
            byte c = page[k];
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return k + 1;
            }
        }
        return page.length;
    }

    private int after(String text, int from) {
        for (int i = from; i <= page.length - text.length(); i++) {
            if (at(i, text)) {
                return i + text.length();
            }
        }
        return page.length;
    }

    private int next(char c, int from) {
        int i = from;
        while (i < page.length && page[i] != c) {
            i++;
        }
        return i;
    }

    private boolean at(int i, String lower) {
        if (i + lower.length() > page.length) {
            return false;
        }
        for (int k = 0; k < lower.length(); k++) {
            byte c = page[i + k];
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    private boolean startsWith(int i, byte[] text) {
        return i + text.length <= page.length && Arrays.equals(page, i, i + text.length, text, 0, text.length);
    }
}
