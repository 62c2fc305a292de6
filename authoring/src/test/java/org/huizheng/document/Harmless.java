package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;

/** What no body may hold, said apart from the code that keeps it out. */
final class Harmless {

    private static final Set<String> ELEMENTS = Set.of(
            "html head body p div span br hr h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code em strong u s del ins sub sup small mark table caption thead tbody tfoot tr th td a img figure figcaption ruby rt video audio"
                    .split(" ", -1));
    private static final Map<String, Pattern> ATTRIBUTES = Map.ofEntries(
            Map.entry("class", Pattern.compile("gw-[a-z0-9-]+( gw-[a-z0-9-]+)*")),
            Map.entry("id", Pattern.compile("(h|fn|fnref)-[A-Za-z0-9_-]+")),
            Map.entry(
                    "href",
                    Pattern.compile(
                            "(?i)(https?:|mailto:|attachment:|media:\\d+$|/(?![/\\\\])|#(h|fn|fnref)-|[^:/\\\\]+(/|$)|\\?).*")),
            Map.entry("src", Pattern.compile("(attachment:|/files/).*|media:\\d+")),
            Map.entry("alt", Pattern.compile(".*")),
            Map.entry("title", Pattern.compile(".*")),
            Map.entry("colspan", Pattern.compile("\\d+")),
            Map.entry("rowspan", Pattern.compile("\\d+")),
            Map.entry("scope", Pattern.compile("col|row|colgroup|rowgroup")),
            Map.entry("start", Pattern.compile("\\d+")),
            Map.entry("controls", Pattern.compile("")));
    private static final Pattern UNPRINTABLE = Pattern.compile(
            "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200b\\u202a-\\u202e\\u2060-\\u2069\\ufeff\\ufffe\\uffff]");

    private Harmless() {}

    static void check(String html) {
        assertThat(html).doesNotContain("<!").doesNotContain("<?");
        assertThat(UNPRINTABLE.matcher(html).find()).as(html).isFalse();
        Jsoup.parse(html).nodeStream().forEach(node -> {
            assertThat(node).isNotInstanceOfAny(Comment.class, DataNode.class);
            if (node instanceof Element element && !element.tagName().equals("#root")) {
                assertThat(ELEMENTS).as(html).contains(element.tagName());
                element.attributes().forEach(attribute -> check(attribute, html));
            }
        });
    }

    private static void check(Attribute attribute, String html) {
        assertThat(ATTRIBUTES).as(html).containsKey(attribute.getKey());
        assertThat(attribute.getValue()).as(html).matches(ATTRIBUTES.get(attribute.getKey()));
    }
}
