package org.huizheng.render;

import java.nio.charset.StandardCharsets;

/** A small XML document, written from the top down. */
final class Xml {

    private final StringBuilder out = new StringBuilder(8_192);

    Xml() {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /** @param attributes names and values in turn */
    Xml open(String name, String... attributes) {
        tag(name, attributes);
        out.append(">\n");
        return this;
    }

    Xml empty(String name, String... attributes) {
        tag(name, attributes);
        out.append("/>\n");
        return this;
    }

    Xml text(String name, String text, String... attributes) {
        tag(name, attributes);
        out.append('>').append(Escape.xml(text));
        return close(name);
    }

    /** Only when there is something to say. */
    Xml optional(String name, String text) {
        return text.isEmpty() ? this : text(name, text);
    }

    Xml close(String name) {
        out.append("</").append(name).append(">\n");
        return this;
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void tag(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(Escape.xml(attributes[i + 1]))
                    .append('"');
        }
    }
}
