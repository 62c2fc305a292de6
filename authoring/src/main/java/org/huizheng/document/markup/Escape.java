package org.huizheng.document.markup;

/** Text as it stands in markup. */
final class Escape {

    private Escape() {}

    static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String attribute(String value) {
        return text(value).replace("\"", "&quot;");
    }
}
