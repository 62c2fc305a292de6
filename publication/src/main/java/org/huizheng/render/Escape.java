package org.huizheng.render;

import java.util.List;

/** HTML and XML text and attribute values made by the engine itself. */
final class Escape {

    private Escape() {}

    static String html(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            String replacement = replacement(text.charAt(i));
            if (replacement != null && out == null) {
                out = new StringBuilder(text.length() + 32).append(text, 0, i);
            }
            if (out != null) {
                if (replacement == null) {
                    out.append(text.charAt(i));
                } else {
                    out.append(replacement);
                }
            }
        }
        return out == null ? text : out.toString();
    }

    /** XML has no way to say most control characters and half a character: they are left out. */
    static String xml(String text) {
        if (text.codePoints().allMatch(Escape::isXml)) {
            return html(text);
        }
        return html(text.codePoints()
                .filter(Escape::isXml)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }

    private static boolean isXml(int c) {
        return c >= 0x20 && c <= 0xd7ff
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0xe000 && c != 0xfffe && c != 0xffff;
    }

    @SuppressWarnings("NullAway") // null means: as it is
    private static String replacement(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
    }

    static String joined(List<String> values) {
        return html(String.join("，", values));
    }
}
