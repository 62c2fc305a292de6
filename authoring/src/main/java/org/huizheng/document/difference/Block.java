package org.huizheng.document.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * What a reader sees as one piece: a paragraph, a heading, an entry of a list, a row of a table, a picture.
 *
 * @param tag the element's name
 * @param text as read; a picture's is its description and address
 * @param markup the element as it stands
 */
public record Block(String tag, String text, String markup) {

    private static final Set<String> INSIDE = Set.of(
            "div", "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "figure", "blockquote", "section", "article");
    private static final Set<String> FILES = Set.of("img", "video", "audio");

    /** The smallest pieces, in reading order. */
    public static List<Block> of(String body) {
        List<Block> blocks = new ArrayList<>();
        collect(Jsoup.parseBodyFragment(body).body(), blocks);
        return blocks;
    }

    /** The outermost elements, each with all that is in it: joined they are the body again. */
    static List<String> outermost(String body) {
        List<String> parts = new ArrayList<>();
        Element root = Jsoup.parseBodyFragment(body).outputSettings(plain()).body();
        for (Node node : root.childNodes()) {
            if (!(node instanceof TextNode text && text.isBlank())) {
                parts.add(node.outerHtml());
            }
        }
        return parts;
    }

    private static org.jsoup.nodes.Document.OutputSettings plain() {
        return new org.jsoup.nodes.Document.OutputSettings().prettyPrint(false);
    }

    private static void collect(Element parent, List<Block> blocks) {
        StringBuilder loose = new StringBuilder();
        for (Node node : parent.childNodes()) {
            if (node instanceof Element element && (INSIDE.contains(element.tagName()) || isPiece(element))) {
                end(loose, blocks);
                add(element, blocks);
            } else {
                loose.append(node instanceof TextNode text ? text.text() : node instanceof Element e ? e.text() : "");
            }
        }
        end(loose, blocks);
    }

    private static void add(Element element, List<Block> blocks) {
        if (FILES.contains(element.tagName())) {
            blocks.add(file(element));
        } else if (INSIDE.contains(element.tagName())) {
            collect(element, blocks);
        } else {
            String text = element.tagName().equals("tr")
                    ? String.join(" │ ", element.children().eachText())
                    : element.text();
            if (!text.isBlank() || element.select("img,video,audio").isEmpty()) {
                blocks.add(new Block(element.tagName(), text, element.html()));
            }
            element.select("img,video,audio").forEach(file -> blocks.add(file(file)));
        }
    }

    private static Block file(Element file) {
        return new Block(file.tagName(), (file.attr("alt") + " " + file.attr("src")).strip(), file.outerHtml());
    }

    private static boolean isPiece(Element element) {
        return element.isBlock() || FILES.contains(element.tagName());
    }

    private static void end(StringBuilder loose, List<Block> blocks) {
        String text = loose.toString().strip();
        if (!text.isEmpty()) {
            blocks.add(new Block("p", text, text));
        }
        loose.setLength(0);
    }
}
