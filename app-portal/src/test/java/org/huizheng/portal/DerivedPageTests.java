package org.huizheng.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Addresses that are made of a stored page live and end with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DerivedPageTests {

    private static final String FEED = """
            {"version":"https://jsonfeed.org/version/1.1","title":"%s","home_page_url":"https://a.gov.cn/x/",\
            "feed_url":"https://a.gov.cn/x/feed.json","description":"","language":"zh-CN","authors":[],"items":[]}""";
    private static final String PAGE =
            "<link rel=\"canonical\" href=\"https://a.gov.cn/x/1.html\">" + "长".repeat(50_000);

    private RunningPortal portal;
    private SampleTree tree;

    @BeforeAll
    void start(@TempDir Path pages) {
        tree = new SampleTree(pages);
        portal = new RunningPortal(tree, "largest-cached=10KB");
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void aFeedIsAnsweredInTheFormAskedForUntilItIsAnother() {
        tree.put("/x/feed.json", FEED.formatted("要闻"));
        Reply rss = portal.get("/x/rss.xml");
        assertThat(rss.header("Content-Type")).isEqualTo("application/rss+xml;charset=utf-8");
        assertThat(rss.text()).contains("<title>要闻</title>");
        assertThat(portal.get("/x/atom.xml").text()).contains("<title>要闻</title>");
        assertThat(portal.get("/x/rss.xml", "If-None-Match: " + rss.header("ETag"))
                        .status())
                .isEqualTo(304);

        tree.put("/x/feed.json", FEED.formatted("通知"));
        portal.bean(PageFiles.class).changed(portal.bean(HostMap.class).byHost(Reply.HOST), "/x/feed.json");
        assertThat(portal.get("/x/rss.xml", "If-None-Match: " + rss.header("ETag"))
                        .text())
                .contains("<title>通知</title>");
        assertThat(portal.get("/x/atom.xml").text()).contains("<title>通知</title>");
    }

    @Test
    void aFeedThatMovedLeadsToTheSameForm() {
        tree.put("/_moved/old/feed.json", "301 /x/feed.json");
        assertThat(portal.get("/old/feed.json").header("Location")).isEqualTo("/x/feed.json");
        assertThat(portal.get("/old/rss.xml").header("Location")).isEqualTo("/x/rss.xml");
        assertThat(portal.get("/old/atom.xml").header("Location")).isEqualTo("/x/atom.xml");
        assertThat(portal.get("/none/rss.xml").status()).isEqualTo(404);
    }

    @Test
    void aPageHasAQrCodeForAsLongAsItStands() throws Exception {
        tree.put("/x/1.html", PAGE);
        Reply picture = portal.get("/_qr/x/1.svg");
        assertThat(picture.header("Content-Type")).isEqualTo("image/svg+xml");
        assertThat(picture.text()).startsWith("<svg ").hasSizeLessThan(5_000);

        Files.delete(tree.root("linlan", 1).resolve("x/1.html"));
        tree.put("/_gone/x/1.html", PAGE);
        portal.bean(PageFiles.class).changed(portal.bean(HostMap.class).byHost(Reply.HOST), "/_gone/x/1.html");
        assertThat(portal.get("/_qr/x/1.svg").status()).isEqualTo(404);
    }

    @Test
    void whatHasNoAddressOfItsOwnHasNoQrCode() {
        assertThat(portal.get("/_qr/zwgk/202611/7.svg").status()).isEqualTo(404);
        assertThat(portal.get("/_qr/files/7/2-aabbccdd.svg").status()).isEqualTo(404);
        assertThat(portal.get("/_qr/_error/404.svg").status()).isEqualTo(404);
        assertThat(portal.get("/_qr/old.svg").status()).isEqualTo(404);
    }
}
