package org.huizheng.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.huizheng.hant.Hant;
import org.huizheng.release.OldAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The traditional version of a site over HTTP, without a database. */
class HantTests {

    private static final String PAGE = "/zwgk/202611/7.html";
    private static final String FEED = """
            {"version":"https://jsonfeed.org/version/1.1","title":"要闻头发","home_page_url":"https://www.linlan.gov.cn/zwgk/",\
            "feed_url":"https://www.linlan.gov.cn/zwgk/feed.json","description":"","language":"zh-CN","authors":[],"items":[\
            {"id":"urn:uuid:1","url":"https://www.linlan.gov.cn/zwgk/202611/7.html","title":"发展规划","summary":"","content_text":"发展",\
            "date_published":"2026-11-20T10:00:00+08:00","date_modified":"2026-11-20T10:00:00+08:00","authors":[],"tags":["规划"]}]}""";

    private SampleTree tree;
    private RunningPortal portal;

    @BeforeEach
    void start(@TempDir Path directory) {
        tree = new SampleTree(directory.resolve("pages"));
        turnOn("后海");
        tree.put(PAGE, """
                <!DOCTYPE html><html lang="zh-CN"><head><title>发展规划</title>
                <link rel="canonical" href="https://www.linlan.gov.cn/zwgk/202611/7.html"></head>
                <body><!--#include virtual="/_f/nav.html"--><a href="/zwgk/">头发</a> 后海 <a href="/files/7/1-aabbccdd.pdf">附件</a><p>%s""".formatted("正文".repeat(100)));
        tree.put("/_f/nav.html", "<nav>导航一</nav>");
        tree.put("/zwgk/feed.json", FEED);
        tree.put(
                "/_error/404.html",
                "<html lang=\"zh-CN\"><title>页面不存在</title><!--#include virtual=\"/_f/nav.html\"-->");
        portal = new RunningPortal(tree, "trusted-proxies=127.0.0.1", "revalidate=0s", "largest-cached=20KB");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private void turnOn(String... words) {
        tree.putBytes(Hant.STORED, Hant.stored("https://www.linlan.gov.cn", List.of("干宝=干寶"), List.of(words)));
    }

    @Test
    void everyPageHasATraditionalVersionBelowHant() {
        Reply reply = portal.get("/hant" + PAGE);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Language")).isEqualTo("zh-Hant");
        assertThat(reply.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(reply.header("Cache-Control")).isEqualTo(portal.get(PAGE).header("Cache-Control"));
        assertThat(reply.header("Content-Security-Policy"))
                .isEqualTo(portal.get(PAGE).header("Content-Security-Policy"));
        assertThat(reply.text())
                .contains("<html lang=\"zh-Hant\">", "<title>發展規劃</title>", "導航一", "頭髮", " 后海 ")
                .contains("<a href=\"/hant/zwgk/\">", "<a href=\"/files/7/1-aabbccdd.pdf\">")
                .contains("<link rel=\"canonical\" href=\"https://www.linlan.gov.cn/hant/zwgk/202611/7.html\">");
        assertThat(portal.get(PAGE).text()).contains("导航一").doesNotContain("hant");
        assertThat(portal.get(PAGE).header("Content-Language")).isNull();
    }

    @Test
    void itHasATagOfItsOwnAndIsGivenPackedAndInPart() {
        String tag = portal.get("/hant" + PAGE).header("ETag");
        assertThat(tag).isNotEqualTo(portal.get(PAGE).header("ETag"));
        assertThat(portal.get("/hant" + PAGE, "If-None-Match: " + tag).status()).isEqualTo(304);
        assertThat(portal.get("/hant" + PAGE, "Accept-Encoding: gzip").header("Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(Reply.to(portal.port, "HEAD", "/hant" + PAGE).body()).isEmpty();
        assertThat(Reply.to(portal.port, "POST", "/hant" + PAGE).status()).isEqualTo(405);
    }

    @Test
    void itChangesWithThePageItsFragmentsAndTheWordsOfTheSite() throws IOException {
        assertThat(portal.get("/hant" + PAGE).text()).contains("導航一", "頭髮");
        tree.put("/_f/nav.html", "<nav>导航二</nav>");
        assertThat(portal.get("/hant" + PAGE).text()).contains("導航二");
        turnOn("头发");
        assertThat(portal.get("/hant" + PAGE).text()).contains("头发", "後海");
        tree.put(PAGE, "<html lang=\"zh-CN\"><p>别的</p>");
        assertThat(portal.get("/hant" + PAGE).text()).contains("別的");
        Files.delete(tree.root("linlan", 1).resolve("_hant.json"));
        assertThat(portal.get("/hant" + PAGE).status()).as("turned off").isEqualTo(404);
        assertThat(portal.get(PAGE).status()).isEqualTo(200);
        turnOn();
        assertThat(portal.get("/hant" + PAGE).status()).isEqualTo(200);
    }

    /** A page made between the change of the words and the next look at them. */
    @Test
    void whatWasMadeOfOldWordsDoesNotOutliveThem() throws Exception {
        try (RunningPortal slow = new RunningPortal(tree, "revalidate=1500ms")) {
            assertThat(slow.bean(DictionariesAhead.class).read().join()).isTrue();
            Thread.sleep(1_600);
            assertThat(slow.get("/hant" + PAGE).text()).contains("頭髮");
            turnOn("头发");
            slow.bean(PageFiles.class).changed(slow.bean(HostMap.class).byHost(Reply.HOST), PAGE);
            assertThat(slow.get("/hant" + PAGE).text())
                    .as("made of the old words")
                    .contains("頭髮");
            Thread.sleep(1_600);
            assertThat(slow.get("/hant" + PAGE).text()).contains("头发");
        }
    }

    @Test
    void theFirstReaderDoesNotWaitForTheDictionariesWhereASiteHasTheVersion() throws IOException {
        assertThat(portal.bean(DictionariesAhead.class).read().join()).isTrue();
        Files.delete(tree.root("linlan", 1).resolve("_hant.json"));
        try (RunningPortal without = new RunningPortal(tree)) {
            assertThat(without.bean(DictionariesAhead.class).read().join())
                    .as("no site has it")
                    .isFalse();
        }
        Files.writeString(tree.root("linlan", 1).resolve("_hant.json"), "{}");
        try (RunningPortal unreadable = new RunningPortal(tree)) {
            assertThat(unreadable.bean(DictionariesAhead.class).read().join()).isFalse();
            assertThat(unreadable.get(PAGE).status()).isEqualTo(200);
        }
    }

    @Test
    void theWordsOfEverySiteAreKeptTooAndTheSitesOwnComeFirst() {
        tree.put(PAGE, "<html lang=\"zh-CN\"><p>干宝的头发</p>");
        assertThat(portal.get("/hant" + PAGE).text()).contains("干寶的頭髮");
        turnOn("干宝=干先生");
        assertThat(portal.get("/hant" + PAGE).text()).contains("干先生的頭髮");
        tree.putBytes(Hant.STORED, "{\"base\":\"https://www.linlan.gov.cn\",\"words\":[]}".getBytes(UTF_8));
        assertThat(portal.get("/hant" + PAGE).text())
                .as("as an older version stored it")
                .contains("幹寶的頭髮");
    }

    @Test
    void howABrowserAsksTheSearchIsTraditionalToo() {
        tree.put("/opensearch.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>临澜市网站</ShortName>\
                <Url type="text/html" template="https://www.linlan.gov.cn/search?q={searchTerms}"/>\
                <Url rel="self" template="https://www.linlan.gov.cn/opensearch.xml"/></OpenSearchDescription>""");
        Reply reply = portal.get("/hant/opensearch.xml");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type"))
                .isEqualTo(portal.get("/opensearch.xml").header("Content-Type"));
        assertThat(reply.text())
                .contains("xmlns=\"http://a9.com/-/spec/opensearch/1.1/\"", "<ShortName>臨瀾市網站</ShortName>")
                .contains("\"https://www.linlan.gov.cn/hant/search?q={searchTerms}\"")
                .contains("\"https://www.linlan.gov.cn/hant/opensearch.xml\"");
        assertThat(portal.get("/opensearch.xml").text()).contains("临澜市网站").doesNotContain("hant");
    }

    @Test
    void theStatusesAreThoseOfTheSimplifiedVersion() throws IOException {
        assertThat(portal.get("/hant/zwgk/202611/8.html").status()).isEqualTo(410);
        assertThat(portal.get("/hant/zwgk/202611/8.html").text()).contains("已撤下", "臨瀾市");
        Reply missing = portal.get("/hant/nothing.html");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.text()).contains("<html lang=\"zh-Hant\">", "頁面不存在", "導航一");
        assertThat(missing.header("Content-Language")).isEqualTo("zh-Hant");
        Files.writeString(tree.root("linlan", 1).resolve("_hant.json"), "{}");
        assertThat(portal.get("/hant" + PAGE).status()).as("unreadable").isEqualTo(503);
        assertThat(portal.get(PAGE).status()).isEqualTo(200);
        tree.put("/_door.json", "{\"state\":\"offline\"}");
        assertThat(portal.get("/hant" + PAGE).status()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({
        "/hant, 301, /hant/",
        "/hant/zwgk, 301, /hant/zwgk/",
        "/hant/old.html, 301, /hant/zwgk/202611/7.html",
        "/hant/soon.html, 302, https://example.invalid/x",
        "/hant/column/, 301, /hant/zwgk/",
        "/hant/a/1.asp, 301, /hant/zwgk/202611/7.html",
        "/hant/files/7/1-aabbccdd.pdf, 301, /files/7/1-aabbccdd.pdf",
        "/hant/files/7/2-aabbccdd.html, 301, /files/7/2-aabbccdd.html",
        "/hant/_a/0a1b2c3d/portal.css, 301, /_a/0a1b2c3d/portal.css",
        "/hant/robots.txt, 301, /robots.txt",
        "/hant/large.html, 302, /large.html",
    })
    void redirectsStayInTheVersionAsFarAsItGoes(String path, int status, String location) {
        tree.put(
                "/_map/" + OldAddress.of("/a/1.asp").orElseThrow().shard() + ".txt",
                "exact\t/a/1.asp\t301\t/zwgk/202611/7.html\n");
        tree.put("/large.html", "<p>发</p>".repeat(10_000));
        Reply reply = portal.get(path);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Location")).isEqualTo(location);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hant/../zwgk/202611/7.html",
                "/hant/%2e%2e/zwgk/202611/7.html",
                "/hant//zwgk/202611/7.html",
                "/hant//evil.example/",
                "/hant/%2fevil.example/",
                "/hant%2fzwgk/",
                "/hant/%00",
                "/hant/\\evil.example",
                "/hant/./",
            })
    void whatIsRefusedElsewhereIsRefusedHere(String path) {
        assertThat(portal.raw("GET " + path + " HTTP/1.1\r\nHost: www.linlan.localhost\r\nConnection: close\r\n\r\n")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hant/hant/",
                "/hant/hant/zwgk/202611/7.html",
                "/hant/hant",
                "/HANT/",
                "/hantx/",
                "/hant/_hant.json",
                "/_hant.json",
                "/hant/_error/404.html",
                "/hant/_f/nav.html",
                "/hant/_gone/zwgk/202611/8.html",
                "/hant/_moved/old.html",
                "/hant/_door.json",
                "/hant/.hidden",
                "/hant/_site/sf",
                "/hant/_preview/1-1-1-1234567890-x.html",
                "/%68ant/nothing.html",
            })
    void whatIsNobodysPageIsNoneInTheVersionEither(String path) {
        Reply reply = portal.get(path);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Location")).isNull();
    }

    @Test
    void aRedirectIntoAnotherHostIsNotInvented() {
        assertThat(portal.get("/hant/evil.html").status()).isEqualTo(404);
    }

    @Test
    void feedsAndTheCodeOfAPageAreMadeOfTheTraditionalOne() {
        Reply json = portal.get("/hant/zwgk/feed.json");
        assertThat(json.header("Content-Type")).isEqualTo("application/feed+json");
        assertThat(json.text())
                .contains("要聞頭髮", "\"language\":\"zh-Hant\"", "\"id\":\"urn:uuid:1\"")
                .contains("\"feed_url\":\"https://www.linlan.gov.cn/hant/zwgk/feed.json\"");
        assertThat(portal.get("/hant/zwgk/rss.xml").text())
                .contains("<title>發展規劃</title>", "<link>https://www.linlan.gov.cn/hant/zwgk/202611/7.html</link>")
                .contains("<language>zh-Hant</language>");
        assertThat(portal.get("/hant/zwgk/atom.xml").text())
                .contains("xml:lang=\"zh-Hant\"", "https://www.linlan.gov.cn/hant/zwgk/atom.xml");
        assertThat(portal.get("/hant/_qr/zwgk/202611/7.svg").text())
                .startsWith("<svg ")
                .isNotEqualTo(portal.get("/_qr/zwgk/202611/7.svg").text());
    }

    @Test
    void aClosedSiteIsClosedInBothScripts() {
        tree.put("/_error/closed.html", "<!DOCTYPE html><html lang=\"zh-CN\"><title>说明</title><p>网站暂停服务</p></html>");
        tree.put(
                "/_map/" + OldAddress.of("/old/9.html").orElseThrow().shard() + ".txt",
                "exact\t/old/9.html\t301\t/new/\n");
        Map.of("trial", 403, "offline", 503, "closed", 410, "unopened", 404).forEach((state, status) -> {
            tree.put("/_door.json", "{\"state\":\"" + state + "\"}");
            Reply reply = portal.get("/hant" + PAGE, "X-Forwarded-For: 203.0.113.5");
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reply.text().contains("網站暫停服務")).isEqualTo(status != 404);
        });
        tree.put("/_door.json", "{\"state\":\"closed\"}");
        assertThat(portal.get("/hant/old/9.html").header("Location")).isEqualTo("/hant/new/");
        tree.put("/_door.json", "{\"state\":\"trial\",\"allow\":[\"10.0.0.0/8\"]}");
        Reply inside = portal.get("/hant" + PAGE, "X-Forwarded-For: 10.1.1.1");
        assertThat(inside.status()).isEqualTo(200);
        assertThat(inside.header("X-Robots-Tag")).contains("noindex");
    }

    @Test
    void aSearchThatCannotAnswerSaysSoInTheVersion() {
        Reply reply = portal.get("/hant/search?q=%E7%99%BC");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.text()).contains("lang=\"zh-Hant\"");
        assertThat(portal.get("/hant/search.json?q=x").text()).contains("搜索服務暫時不可用");
    }

    @Test
    void anotherSiteOfTheHouseHasNoneUnlessItSaysSo() {
        assertThat(Reply.to(portal.port, "GET", "/hant/", "Host: sf.linlan.localhost")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobodyMakesThePortalConvertWithoutEnd() {
        try (RunningPortal limited = new RunningPortal(tree, "search-burst=1", "search-per-minute=1")) {
            int refused = 0;
            for (int i = 0; i < 15; i++) {
                refused += limited.get("/hant/none-" + i + ".html").status() == 429 ? 1 : 0;
            }
            assertThat(refused).isEqualTo(5);
            assertThat(limited.get(PAGE).status()).as("the other version").isEqualTo(200);
        }
    }
}
