package org.huizheng.document;

import java.util.List;
import java.util.function.UnaryOperator;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.PolicyFactory;

/**
 * Makes the body of an edition from what was handed in: structure, tables, own pictures and links stay; script, styles,
 * comments, foreign pictures and everything unknown go. Sanitising twice gives the bytes of sanitising once.
 */
final class BodyMarkup {

    private static final AttributePolicy ANY = (element, attribute, value) -> value;

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "div",
                    "span",
                    "br",
                    "hr",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "blockquote",
                    "pre",
                    "code",
                    "em",
                    "strong",
                    "b",
                    "i",
                    "u",
                    "s",
                    "del",
                    "ins",
                    "sub",
                    "sup",
                    "small",
                    "mark",
                    "table",
                    "caption",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "th",
                    "td",
                    "a",
                    "img",
                    "figure",
                    "figcaption",
                    "video",
                    "audio")
            .allowWithoutAttributes("span", "a")
            .allowUrlProtocols("http", "https", "mailto", "attachment")
            .allowAttributes("href")
            .matching(ANY)
            .onElements("a")
            .allowAttributes("src")
            .matching(ANY)
            .onElements("img", "video", "audio")
            .allowAttributes("alt")
            .onElements("img")
            .allowAttributes("title")
            .onElements("a", "img")
            .allowAttributes("colspan", "rowspan")
            .matching(java.util.regex.Pattern.compile("[1-9]\\d{0,2}"))
            .onElements("th", "td")
            .allowAttributes("scope")
            .matching(true, "row", "col", "rowgroup", "colgroup")
            .onElements("th")
            .allowAttributes("start")
            .matching(java.util.regex.Pattern.compile("\\d{1,6}"))
            .onElements("ol")
            .allowAttributes("class", "style", "align")
            .matching(ANY)
            .globally()
            .allowAttributes("id")
            .matching(ANY)
            .onElements("h1", "h2", "h3", "h4", "h5", "h6")
            .toFactory();

    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
    private static final Parser MARKDOWN = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().extensions(TABLES).build();

    private BodyMarkup() {}

    /** @param files the public address of an {@code attachment:NAME} or of an own file's address, "" when there is none */
    static String sanitised(String body, BodyFormat format, UnaryOperator<String> files) {
        String html = format == BodyFormat.MARKDOWN ? HTML.render(MARKDOWN.parse(body)) : body;
        BodyWriter writer = new BodyWriter(files);
        HtmlSanitizer.sanitize(html, POLICY.apply(writer));
        return writer.toString().strip();
    }
}
