package org.huizheng.document;

import java.util.List;
import java.util.function.UnaryOperator;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.huizheng.document.markup.CleanMarkup;
import org.huizheng.document.markup.CleanMarkup.Cleaned;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.PolicyFactory;

/**
 * Makes the body of an edition from what was handed in: first {@link CleanMarkup} keeps what has meaning, then a sanitiser
 * that knows nothing of it, with a parser of its own, lets through what is harmless. Doing both twice gives the bytes of
 * doing both once.
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
                    "ruby",
                    "rt",
                    "video",
                    "audio")
            .allowWithoutAttributes("span", "a")
            .allowUrlProtocols("http", "https", "mailto", "attachment", "media")
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
            .allowAttributes("class")
            .matching(ANY)
            .globally()
            .allowAttributes("id")
            .matching(ANY)
            .onElements("h1", "h2", "h3", "h4", "h5", "h6", "p", "a")
            .toFactory();

    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
    private static final Parser MARKDOWN = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().extensions(TABLES).build();

    private BodyMarkup() {}

    /** @param files the public address of an {@code attachment:NAME}, a {@code media:12} or an own file's address, "" when there is none */
    static String sanitised(String body, BodyFormat format, UnaryOperator<String> files) {
        String html = format == BodyFormat.MARKDOWN ? HTML.render(MARKDOWN.parse(body)) : body;
        return harmless(CleanMarkup.perform(html, files).html(), new BodyWriter(files, true));
    }

    /** What was pasted, for the editor to go on with: files stay named as they are, headings get their ids on saving. */
    static Cleaned pasted(String html) {
        Cleaned cleaned = CleanMarkup.perform(html, UnaryOperator.identity());
        return new Cleaned(
                harmless(cleaned.html(), new BodyWriter(UnaryOperator.identity(), false)), cleaned.remarks());
    }

    private static String harmless(String cleaned, BodyWriter writer) {
        HtmlSanitizer.sanitize(cleaned, POLICY.apply(writer));
        return writer.toString().strip();
    }
}
