package org.huizheng.document.markup;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What kind of paragraph an element makes. */
final class ParagraphPattern {

    private static final Pattern HEADING_ID = Pattern.compile("h-[A-Za-z0-9_-]{1,60}");
    private static final double FAR = 120;

    private ParagraphPattern() {}

    static String solidTag(Element element) {
        return switch (element.normalName()) {
            case "xmp", "listing", "plaintext" -> "pre";
            default -> element.normalName();
        };
    }

    static Frame.Pattern of(Element element, Style style, Notes notes) {
        Frame.Pattern pattern = new Frame.Pattern(tag(element, style));
        Paragraph like = pattern.like();
        like.classes.addAll(Classes.list(element));
        like.classes.remove("gw-center");
        like.classes.remove("gw-right");
        like.mark = Office.listMark(style);
        like.caption = Office.isCaption(element, style);
        like.indented = style.indents();
        like.far = like.mark == null && style.points("text-indent") + style.points("margin-left") >= FAR;
        if (like.tag.equals("p") && Office.outlineLevel(style) > 0) {
            like.tag = "h" + Math.min(Office.outlineLevel(style), 6);
            like.outlined = true;
        }
        like.id = like.isHeading() ? headingId(element) : notes.id(element.id());
        return pattern;
    }

    private static String tag(Element element, Style style) {
        int level = Office.headingLevel(element, style);
        if (level > 0 && isLine(element)) {
            return "h" + Math.min(level, 6);
        }
        return isLine(element) ? "p" : solidTag(element);
    }

    private static boolean isLine(Element element) {
        return element.normalName().equals("p") || element.normalName().equals("div");
    }

    private static String headingId(Element element) {
        return HEADING_ID.matcher(element.id()).matches() ? element.id() : "";
    }
}
