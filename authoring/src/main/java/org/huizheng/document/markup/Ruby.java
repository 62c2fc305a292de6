package org.huizheng.document.markup;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Characters with their reading above. */
final class Ruby {

    private Ruby() {}

    static @Nullable Run read(Element ruby, Marks marks) {
        StringBuilder out = new StringBuilder("<ruby>");
        StringBuilder base = new StringBuilder();
        boolean read = false;
        for (Node child : ruby.childNodes()) {
            if (child instanceof Element element && element.normalName().equals("rt")) {
                String reading = plain(element.text());
                String under = plain(base.toString());
                if (!under.isEmpty() || !reading.isEmpty()) {
                    out.append(Escape.text(under))
                            .append("<rt>")
                            .append(Escape.text(reading))
                            .append("</rt>");
                    read = true;
                }
                base.setLength(0);
            } else if (child instanceof Element element) {
                base.append(element.normalName().equals("rp") ? "" : element.text());
            } else if (child instanceof TextNode text) {
                base.append(text.text());
            }
        }
        String rest = plain(base.toString());
        if (!read) {
            return rest.isEmpty() ? null : new Run.Text(rest, marks);
        }
        return new Run.Atom(out + Escape.text(rest) + "</ruby>", marks, false);
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .filter(c -> !Characters.isDropped(c))
                .map(c -> Characters.isBlank(c) ? ' ' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString().strip().replaceAll(" {2,}", " ");
    }
}
