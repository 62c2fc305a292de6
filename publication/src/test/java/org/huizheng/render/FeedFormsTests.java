package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedFormsTests {

    private static final Feed FEED = new Feed(
            "https://jsonfeed.org/version/1.1",
            "要闻 - 示例市",
            "https://www.example.gov.cn/xwzx/",
            "https://www.example.gov.cn/xwzx/feed.json",
            "",
            "zh-CN",
            List.of(new Feed.Author("示例市人民政府")),
            List.of(new Feed.Item(
                    "urn:uuid:1",
                    "https://www.example.gov.cn/xwzx/202611/1.html",
                    "A & B <c> ]]> \u0001\uffff\ud83d\ude00",
                    "",
                    "A",
                    "",
                    "2026-11-20T10:00:00+08:00",
                    "2026-11-21T00:30:05+08:00",
                    List.of(new Feed.Author("办公室")),
                    List.of("词"))));

    @Test
    void whatIsStoredIsWhatAllFormsAreMadeOf() {
        assertThat(FeedForms.storedAt("/xwzx/rss.xml")).isEqualTo("/xwzx/feed.json");
        assertThat(FeedForms.storedAt("/atom.xml")).isEqualTo("/feed.json");
        assertThat(FeedForms.storedAt("/_a/0a1b2c3d/rss.xml")).isEqualTo("/_a/0a1b2c3d/rss.xml");
        assertThat(FeedForms.madeOf("/feed.json")).containsExactly("/feed.json", "/rss.xml", "/atom.xml");
        assertThat(FeedForms.shownAt("/xwzx/feed.json", FEED.json())).isEqualTo(FEED.json());
    }

    @Test
    void datesSayTheirZone() {
        assertThat(shown("/xwzx/rss.xml"))
                .contains("<pubDate>Fri, 20 Nov 2026 10:00:00 +0800</pubDate>")
                .contains("<lastBuildDate>Sat, 21 Nov 2026 00:30:05 +0800</lastBuildDate>");
        assertThat(shown("/xwzx/atom.xml"))
                .contains("<published>2026-11-20T10:00:00+08:00</published>")
                .contains("<updated>2026-11-21T00:30:05+08:00</updated>");
    }

    @Test
    void whatXmlCannotSayIsLeftOut() {
        assertThat(shown("/xwzx/atom.xml")).contains("<title>A &amp; B &lt;c&gt; ]]&gt; \ud83d\ude00</title>");
    }

    private static String shown(String path) {
        return new String(FeedForms.shownAt(path, FEED.json()), StandardCharsets.UTF_8);
    }
}
