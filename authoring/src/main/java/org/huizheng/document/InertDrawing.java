package org.huizheng.document;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.huizheng.document.FileInspection.Refused;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** Takes from an SVG whatever could act or reach out: script, handlers, foreign markup, outside references. */
final class InertDrawing {

    static final int MOST_BYTES = 2 << 20;

    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "defs",
            "symbol",
            "use",
            "title",
            "desc",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "textpath",
            "lineargradient",
            "radialgradient",
            "stop",
            "clippath",
            "mask",
            "pattern",
            "marker",
            "filter",
            "fegaussianblur",
            "feoffset",
            "feblend",
            "fecolormatrix",
            "fecomposite",
            "feflood",
            "femerge",
            "femergenode",
            "fedropshadow");
    private static final Pattern OUTSIDE =
            Pattern.compile("(?i)url\\s*\\((?!\\s*['\"]?#)|@import|expression|javascript:|\\\\");

    private InertDrawing() {}

    /** @return the same bytes when there was nothing to take */
    static byte[] of(String name, byte[] bytes) throws Refused {
        if (bytes.length > MOST_BYTES) {
            throw new Refused("文件“" + name + "”超过 2 MB，SVG 图片须更小");
        }
        String source = new String(bytes, StandardCharsets.UTF_8);
        Document drawing = Jsoup.parse(source, "", Parser.xmlParser());
        drawing.outputSettings().prettyPrint(false);
        Element root = drawing.children().isEmpty() ? null : drawing.child(0);
        if (root == null
                || !root.normalName().equals("svg")
                || source.toLowerCase(Locale.ROOT).contains("<!entity")) {
            throw new Refused("文件“" + name + "”不是可用的 SVG 图片");
        }
        boolean changed = clean(drawing);
        return changed ? drawing.outerHtml().getBytes(StandardCharsets.UTF_8) : bytes;
    }

    private static boolean clean(Document drawing) {
        boolean changed = false;
        for (Node node : drawing.nodeStream().filter(n -> n != drawing).toList()) {
            if (node instanceof Element element && ELEMENTS.contains(element.normalName())) {
                changed |= cleanAttributes(element);
            } else if (!(node instanceof TextNode) && !node.outerHtml().startsWith("<?xml ")) {
                node.remove();
                changed = true;
            }
        }
        return changed;
    }

    private static boolean cleanAttributes(Element element) {
        var unsafe = element.attributes().asList().stream()
                .filter(a -> isUnsafe(a.getKey().toLowerCase(Locale.ROOT), a.getValue()))
                .toList();
        unsafe.forEach(a -> element.removeAttr(a.getKey()));
        return !unsafe.isEmpty();
    }

    private static boolean isUnsafe(String key, String value) {
        if (key.equals("href") || key.endsWith(":href") || key.equals("src")) {
            return !value.strip().startsWith("#");
        }
        return key.startsWith("on") || OUTSIDE.matcher(value).find();
    }
}
