package org.huizheng.document.markup;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** How word processors say what a thing is: by class, by style, by name. */
final class Office {

    private static final Pattern HEADING_CLASS =
            Pattern.compile("(?:Mso)?Heading_?(?:20_)?([1-9])(?:Char)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADING_STYLE = Pattern.compile("\"?(?:标题|heading) ?([1-9])\"?");
    private static final Pattern LEVEL = Pattern.compile("level([1-9])");
    private static final Pattern CONTENTS_LINK =
            Pattern.compile("#(_?Toc|__RefHeading|_Hlk_toc).*", Pattern.CASE_INSENSITIVE);

    private Office() {}

    static boolean isComment(Element element, Style style) {
        return style.is("mso-element", "comment-list", "comment")
                || element.hasClass("MsoCommentReference")
                || element.hasClass("msocomanchor")
                || element.hasClass("msocomtxt")
                || element.hasClass("msocomoff")
                || element.attr("href").startsWith("#_msocom_");
    }

    /** LibreOffice writes what somebody commented as a comment of the markup. */
    static boolean isWriter(Document document) {
        Element generator = document.selectFirst("meta[name=generator]");
        return generator != null && generator.attr("content").matches("(LibreOffice|OpenOffice).*");
    }

    /** One comment is told once, though Word prints it twice: where it belongs, and below. */
    static boolean countsAsComment(Element element) {
        return element.hasClass("MsoCommentReference") || element.hasClass("msocomanchor");
    }

    static boolean isPageFurniture(Element element, Style style) {
        return style.is("mso-element", "header", "footer", "footnote-separator", "footnote-continuation-separator")
                || element.normalName().equals("div")
                        && (element.attr("title").equals("header")
                                || element.attr("title").equals("footer"));
    }

    static boolean isRevision(Element element) {
        return element.hasAttr("cite")
                || element.hasAttr("datetime")
                || element.hasClass("msoIns")
                || element.hasClass("msoDel");
    }

    static boolean isContents(Element element) {
        if (element.className().startsWith("MsoToc")) {
            return true;
        }
        if (element.id().startsWith("Table of Contents")) {
            return true;
        }
        if (!element.normalName().equals("p") || element.childrenSize() == 0) {
            return false;
        }
        return element.childNodes().stream()
                .allMatch(child -> child instanceof Element link
                        ? CONTENTS_LINK.matcher(link.attr("href")).matches()
                        : child.outerHtml().isBlank());
    }

    static boolean isPageBreak(Element lineBreak) {
        return lineBreak.attr("clear").equalsIgnoreCase("all")
                || lineBreak.attr("style").contains("page-break-before");
    }

    static boolean isCaption(Element element, Style style) {
        return element.hasClass("MsoCaption") || style.is("mso-style-name", "caption", "题注", "\"caption\"", "\"题注\"");
    }

    /** @return 0 when it is no heading */
    static int headingLevel(Element element, Style style) {
        for (String name : element.hasAttr("class") ? element.classNames() : Set.<String>of()) {
            Matcher heading = HEADING_CLASS.matcher(name);
            if (heading.matches()) {
                return Integer.parseInt(heading.group(1));
            }
            if (name.equals("MsoTitle")) {
                return 1;
            }
        }
        Matcher named = HEADING_STYLE.matcher(style.get("mso-style-name"));
        return named.matches() ? Integer.parseInt(named.group(1)) : 0;
    }

    static int outlineLevel(Style style) {
        String level = style.get("mso-outline-level");
        boolean digit = level.length() == 1 && level.charAt(0) >= '1' && level.charAt(0) <= '9';
        return digit ? level.charAt(0) - '0' : 0;
    }

    static @Nullable ListMark listMark(Style style) {
        String list = style.get("mso-list").toLowerCase(Locale.ROOT);
        Matcher level = LEVEL.matcher(list);
        return level.find() ? new ListMark(Integer.parseInt(level.group(1))) : null;
    }

    static boolean isPrintedMark(Style style) {
        return style.get("mso-list").equals("ignore");
    }
}
