package org.huizheng.document.markup;

import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads what stands in a line: marks, line breaks, pictures, ruby, videos. */
final class InlineReader {

    private static final Pattern MADE_UP_ALT = Pattern.compile(
            "(?i)IMG_\\d+|image\\d*|descript|图片 ?\\d*|图像\\d*|Picture \\d+|graphics?\\d*|.*[\\\\/][^\\\\/]*\\.[a-z]{3,4}|.{0,80}\\.(png|jpe?g|gif|bmp|emf|wmf)");
    private static final int LONGEST_TEXT = 300;

    private final Notes notes;
    private final UnaryOperator<String> files;
    private final Findings findings;

    InlineReader(Notes notes, UnaryOperator<String> files, Findings findings) {
        this.notes = notes;
        this.files = files;
        this.findings = findings;
    }

    @Nullable
    Run atom(Element element, Frame frame) {
        return switch (element.normalName()) {
            case "br" -> lineBreak(element, frame);
            case "img", "image" -> picture(element, frame);
            case "audio", "video" -> film(element, frame);
            case "ruby" -> Ruby.read(element, frame.marks);
            default -> null;
        };
    }

    /** A picture that may not stay, a page break: nothing is left of them. */
    boolean isLost(Element element) {
        return switch (element.normalName()) {
            case "br", "img", "image", "video", "audio", "ruby" -> true;
            default -> false;
        };
    }

    private static @Nullable Run lineBreak(Element element, Frame frame) {
        if (Office.isPageBreak(element)) {
            return null;
        }
        return frame.blanksKept ? new Run.Text("\n", Marks.NONE) : new Run.LineBreak();
    }

    private @Nullable Run picture(Element element, Frame frame) {
        String source = file(element.attr("src"));
        if (source.isEmpty()) {
            findings.add(Addresses.lost(element));
            return null;
        }
        String given = plain(element.attr("alt"));
        String alt = MADE_UP_ALT.matcher(given).matches() ? "" : given;
        String title = plain(element.attr("title"));
        return new Run.Atom(
                "<img alt=\"" + Escape.attribute(alt) + "\" src=\"" + Escape.attribute(source) + "\""
                        + (title.isEmpty() || title.equals(alt) ? "" : " title=\"" + Escape.attribute(title) + "\"")
                        + ">",
                frame.marks,
                true);
    }

    private @Nullable Run film(Element element, Frame frame) {
        Element first = element.selectFirst("source[src]");
        String source = file(element.hasAttr("src") || first == null ? element.attr("src") : first.attr("src"));
        if (source.isEmpty()) {
            findings.add(Finding.EMBEDDED);
            return null;
        }
        String name = element.normalName();
        return new Run.Atom(
                "<" + name + " controls=\"\" src=\"" + Escape.attribute(source) + "\"></" + name + ">",
                frame.marks,
                false);
    }

    void mark(Element element, Frame frame) {
        String name = Elements.mark(element);
        switch (name) {
            case "a" -> link(element, frame);
            case "span" -> span(element, frame);
            case "ins", "del" -> {
                if (Office.isRevision(element)) {
                    findings.add(Finding.INSERTION);
                } else {
                    frame.marks = frame.marks.with(name);
                }
            }
            default -> frame.marks = frame.marks.with(name);
        }
    }

    private static void span(Element element, Frame frame) {
        String classes = Classes.of(element);
        if (!classes.isEmpty()) {
            TreeMap<String, String> attributes = new TreeMap<>();
            attributes.put("class", classes);
            frame.marks = frame.marks.with(new Mark("span", attributes));
        }
    }

    private void link(Element element, Frame frame) {
        String href = element.attr("href").strip();
        Notes.Link note = notes.link(href, element.id());
        if (note != null) {
            Marks linked = frame.marks.with(note.mark());
            frame.marks = note.back() ? linked : linked.with("sup");
            return;
        }
        String address = Addresses.isNamed(href) ? file(href) : Addresses.link(href);
        if (!address.isEmpty()) {
            frame.marks = frame.marks.with(link(address, plain(element.attr("title"))));
        } else if (!href.isEmpty() && !href.startsWith("#")) {
            findings.add(Finding.LINK);
        }
    }

    private static Mark link(String address, String title) {
        TreeMap<String, String> attributes = new TreeMap<>();
        attributes.put("href", address);
        if (!title.isEmpty()) {
            attributes.put("title", title);
        }
        return new Mark("a", attributes);
    }

    void style(Element element, Style style, Frame frame) {
        switch (style.strength()) {
            case "bold" -> frame.marks = frame.marks.with("strong");
            case "normal" -> frame.marks = frame.marks.without("strong");
            default -> {}
        }
        String slant = style.get("font-style");
        if (slant.equals("italic") || slant.equals("oblique")) {
            frame.marks = frame.marks.with("em");
        } else if (slant.equals("normal")) {
            frame.marks = frame.marks.without("em");
        }
        if (style.decorates("underline") && !element.normalName().equals("a")) {
            frame.marks = frame.marks.with("u");
        }
        if (style.decorates("line-through")) {
            frame.marks = frame.marks.with("s");
        }
        switch (style.get("vertical-align")) {
            case "super" -> frame.marks = frame.marks.with("sup");
            case "sub" -> frame.marks = frame.marks.with("sub");
            default -> {}
        }
        String font = style.get("font-family") + element.attr("face");
        if (!font.isEmpty()) {
            frame.wingdings = font.toLowerCase(java.util.Locale.ROOT).contains("wingdings");
        }
        printed(style, frame);
    }

    private static void printed(Style style, Frame frame) {
        ListMark of = frame.pattern.like().mark;
        if (of != null && Office.isPrintedMark(style)) {
            frame.printed = of;
        }
    }

    private String file(String given) {
        String own = Addresses.file(given);
        return own.isEmpty() ? "" : files.apply(own);
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .filter(c -> !Characters.isDropped(c))
                .map(c -> Characters.isBlank(c) ? ' ' : c)
                .limit(LONGEST_TEXT)
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }
}
