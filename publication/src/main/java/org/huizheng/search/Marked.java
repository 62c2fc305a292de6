package org.huizheng.search;

import org.huizheng.kernel.SearchText;

/** A highlight as markup: everything escaped, {@code <mark>} the only element. */
final class Marked {

    private Marked() {}

    static String html(String highlight) {
        StringBuilder html = new StringBuilder(highlight.length() + 32);
        boolean open = false;
        for (int i = 0; i < highlight.length(); i++) {
            char c = highlight.charAt(i);
            switch (c) {
                case SearchText.OPEN -> {
                    html.append(open ? "" : "<mark>");
                    open = true;
                }
                case SearchText.CLOSE -> {
                    html.append(open ? "</mark>" : "");
                    open = false;
                }
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return html.append(open ? "</mark>" : "").toString();
    }
}
