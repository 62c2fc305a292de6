package org.huizheng.document.markup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** Walks the parsed markup once, without recursion, and makes paragraphs and containers of it. */
final class Reader implements NodeFilter {

    /** What brings a structure of its own, and may therefore nest without end. */
    private static final Set<String> STARTS = Set.of("ul", "ol", "dl", "table", "blockquote", "figure", "div");

    private final StyleSheet sheet;
    private final Findings findings;
    private final Outline outline = new Outline();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final InlineReader inline;
    private final Notes notes;

    private final boolean writer;
    private final Element body;

    Reader(Document document, UnaryOperator<String> files, Findings findings) {
        this.body = document.body();
        this.sheet = StyleSheet.of(document);
        this.notes = Notes.of(body);
        this.writer = Office.isWriter(document);
        this.findings = findings;
        this.inline = new InlineReader(notes, files, findings);
        frames.push(new Frame());
    }

    Container read() {
        body.filter(this);
        outline.closeParagraph();
        return outline.root();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        return switch (node) {
            case CDataNode _ -> FilterResult.SKIP_ENTIRELY;
            case TextNode text -> text(text.getWholeText());
            case Element element -> element(element, frame());
            case Comment _
            when writer -> {
                findings.add(Finding.COMMENT);
                yield FilterResult.SKIP_ENTIRELY;
            }
            default -> FilterResult.SKIP_ENTIRELY;
        };
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element) {
            Frame frame = frames.pop();
            if (frame.breaksAfter) {
                softBreak(frame);
            }
            if (frame.closesParagraph) {
                outline.closeParagraph();
            }
            if (frame.closes != null) {
                outline.close(frame.closes);
            }
        }
        return FilterResult.CONTINUE;
    }

    private Frame frame() {
        return frames.element();
    }

    private FilterResult text(String text) {
        Frame frame = frame();
        if (frame.printed != null) {
            frame.printed.printed.append(text);
        } else if (frame.blanksKept || !isIdle(text)) {
            add(new Run.Text(frame.wingdings ? Symbols.read(text) : text, frame.marks));
        }
        return FilterResult.CONTINUE;
    }

    /** Blanks between blocks do not open a paragraph. */
    private boolean isIdle(String text) {
        return !outline.isOpen() && text.chars().allMatch(c -> c <= ' ');
    }

    private void add(Run run) {
        outline.paragraph(frame()).runs.add(run);
    }

    private FilterResult element(Element element, Frame outer) {
        Style style = sheet.styleOf(element);
        if (element.hasAttr("style") || element.normalName().equals("font")) {
            findings.told(Finding.FORMAT);
        }
        if (isDropped(element, style)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        Run atom = inline.atom(element, outer);
        if (atom != null) {
            add(atom);
            return FilterResult.SKIP_ENTIRELY;
        }
        Elements.Fate fate = Elements.fate(element);
        if (fate == Elements.Fate.GONE || inline.isLost(element)) {
            Elements.tell(element, findings);
            return FilterResult.SKIP_ENTIRELY;
        }
        if (element.normalName().equals("hr")) {
            outline.line(outer);
            return FilterResult.SKIP_ENTIRELY;
        }
        frames.push(open(element, style, fate, Frame.inside(outer)));
        return FilterResult.CONTINUE;
    }

    private boolean isDropped(Element element, Style style) {
        if (Office.isComment(element, style)) {
            if (Office.countsAsComment(element)) {
                findings.add(Finding.COMMENT);
            }
            return true;
        }
        if (Office.isPageFurniture(element, style)) {
            return true;
        }
        if (Office.isContents(element)) {
            findings.told(Finding.CONTENTS);
            return true;
        }
        if (element.normalName().equals("del") && Office.isRevision(element)) {
            findings.add(Finding.DELETION);
            return true;
        }
        if (style.hides() && !element.normalName().equals("body")) {
            if (element.hasText()) {
                findings.add(Finding.HIDDEN);
            }
            return true;
        }
        return false;
    }

    private Frame open(Element element, Style style, Elements.Fate fate, Frame frame) {
        switch (fate) {
            case BLOCK -> block(element, style, frame);
            case SOLID -> solid(element, style, frame);
            case CONTAINER -> container(element, style, frame);
            case MARK -> inline.mark(element, frame);
            default -> {}
        }
        inline.style(element, style, frame);
        return frame;
    }

    private void block(Element element, Style style, Frame frame) {
        align(element, style, frame);
        if (frame.solid) {
            softBreak(frame);
            frame.breaksAfter = true;
            return;
        }
        boolean own = element.normalName().equals("div") && Classes.has(element);
        if (own && outline.fits("div") && !outline.isTooDeep()) {
            frame.closes = outline.open("div", frame);
            frame.closes.attributes.put("class", Classes.of(element));
            frame.pattern = new Frame.Pattern("p");
            return;
        }
        outline.closeParagraph();
        frame.closesParagraph = true;
        boolean paragraph = element.normalName().equals("p") || isParagraphLike(element, style);
        if (paragraph) {
            frame.pattern = ParagraphPattern.of(element, style, notes);
        } else if (!frame.pattern.like().isPlain()) {
            frame.pattern = new Frame.Pattern("p");
        }
    }

    /** Some editors write their paragraphs as {@code div}. */
    private static boolean isParagraphLike(Element element, Style style) {
        return element.normalName().equals("div")
                && (Office.headingLevel(element, style) > 0
                        || !style.get("mso-list").isEmpty()
                        || style.indents());
    }

    private void solid(Element element, Style style, Frame frame) {
        align(element, style, frame);
        String tag = ParagraphPattern.solidTag(element);
        if (frame.solid || !outline.fits(tag)) {
            block(element, style, frame);
            return;
        }
        outline.closeParagraph();
        frame.closesParagraph = true;
        frame.solid = true;
        frame.blanksKept = tag.equals("pre");
        frame.pattern = ParagraphPattern.of(element, style, notes);
    }

    private void container(Element element, Style style, Frame frame) {
        String tag =
                switch (element.normalName()) {
                    case "dir", "menu" -> "ul";
                    default -> element.normalName();
                };
        boolean tooDeep = outline.isTooDeep() && STARTS.contains(tag);
        if (frame.solid || tooDeep || !outline.fits(tag)) {
            if (tooDeep) {
                findings.add(Finding.DEPTH);
            }
            block(element, style, frame);
            return;
        }
        if (tag.equals("table")) {
            frame.align = "";
        } else {
            align(element, style, frame);
        }
        frame.pattern = new Frame.Pattern("p");
        frame.closes = outline.open(tag, frame);
        ContainerAttributes.read(element, frame.closes);
    }

    private void softBreak(Frame frame) {
        if (outline.isOpen()) {
            add(frame.blanksKept ? new Run.Text("\n", Marks.NONE) : new Run.LineBreak());
        }
    }

    private static void align(Element element, Style style, Frame frame) {
        String align = style.get("text-align");
        if (align.isEmpty()) {
            align = element.attr("align").toLowerCase(Locale.ROOT).strip();
        }
        if (element.normalName().equals("center")) {
            align = "center";
        }
        String known = element.hasClass("gw-center") ? "center" : element.hasClass("gw-right") ? "right" : named(align);
        if (known != null) {
            frame.align = known;
        }
    }

    private static @Nullable String named(String align) {
        return switch (align) {
            case "center", "-webkit-center", "middle" -> "center";
            case "right", "end", "-webkit-right" -> "right";
            case "left", "start", "justify", "-webkit-left" -> "";
            default -> null;
        };
    }
}
