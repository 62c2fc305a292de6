package org.huizheng.document.markup;

import java.util.List;

/** Headings below the page's title, which is its only {@code h1}; not bold once more; never a whole paragraph. */
final class Headings {

    private static final int LONGEST_OUTLINED = 100;

    private Headings() {}

    static void tidy(Container root) {
        List<Paragraph> headings =
                root.paragraphs().filter(Paragraph::isHeading).toList();
        headings.stream()
                .filter(heading -> heading.outlined && heading.text().length() > LONGEST_OUTLINED)
                .forEach(heading -> heading.tag = "p");
        boolean belowTitle = headings.stream().anyMatch(heading -> heading.tag.equals("h1"));
        for (Paragraph heading : headings) {
            if (!heading.isHeading()) {
                continue;
            }
            if (belowTitle) {
                heading.tag = "h" + Math.min(6, heading.tag.charAt(1) - '0' + 1);
            }
            if (heading.isAll("strong")) {
                heading.remark(marks -> marks.without("strong"));
            }
        }
    }
}
