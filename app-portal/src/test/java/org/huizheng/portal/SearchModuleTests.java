package org.huizheng.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.MemorySearchIndex;
import org.huizheng.kernel.SearchIndex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Search through the portal, as a child of a product that owns the index, with the portal's own database role. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchModuleTests {

    private final TestDatabase database = TestDatabase.fresh();
    private final AnnotationConfigApplicationContext product = new AnnotationConfigApplicationContext();
    private final AnnotationConfigServletWebServerApplicationContext portal =
            new AnnotationConfigServletWebServerApplicationContext();

    @BeforeAll
    void start(@TempDir Path pages) {
        SampleTree tree = new SampleTree(pages);
        JdbcClient.create(database.owner()).sql("""
                insert into release.site (site_id, code, name, domain, identity_code, state, settings)
                values (1, 'linlan', '临澜市人民政府', 'www.linlan.localhost', '9901000001', 'online', '{}')
                """).update();
        MemorySearchIndex index = new MemorySearchIndex();
        for (int i = 1; i <= 25; i++) {
            index.put(List.of(entry(i)));
        }
        index.refresh();
        product.registerBean(SearchIndex.class, () -> index);
        product.refresh();
        portal.setParent(product);
        portal.registerBean("dataSource", HikariDataSource.class, database::portal, d -> d.setDestroyMethodName(""));
        portal.registerBean("jdbcClient", JdbcClient.class, () -> JdbcClient.create(database.portal()));
        portal.registerBean(PortalSettings.class, () -> PortalSettings.of(tree.pages, "127.0.0.1", 0));
        portal.register(PortalRoom.class);
        portal.refresh();
    }

    @AfterAll
    void stop() {
        portal.close();
        product.close();
        database.close();
    }

    private static SearchIndex.Entry entry(int id) {
        return new SearchIndex.Entry(
                "1:" + id,
                1,
                id,
                "高龄津贴通知 <" + id + ">",
                "年满八十周岁可以申领高龄津贴。",
                "",
                "/zwgk/202611/" + id + ".html",
                Instant.parse("2026-11-20T00:00:00Z").plusSeconds(id),
                Map.of("type", List.of("policy")));
    }

    private Reply get(String path, String... headers) {
        return Reply.to(portal.getWebServer().getPort(), "GET", path, headers);
    }

    @Test
    void aSearchIsSubscribedToInThreeForms() throws Exception {
        for (String form : List.of("rss.xml", "atom.xml")) {
            Reply reply = get("/search/" + form + "?q=%E9%AB%98%E9%BE%84&page=2&order=relevance");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).startsWith("application/" + form.replace(".xml", "") + "+xml");
            var feed = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(reply.body()));
            var titles = feed.getElementsByTagName("title");
            assertThat(titles.getLength()).isEqualTo(21);
            assertThat(titles.item(0).getTextContent()).isEqualTo("“高龄”的检索结果");
            assertThat(titles.item(1).getTextContent()).isEqualTo("高龄津贴通知 <25>");
            assertThat(reply.text())
                    .contains(
                            "http://www.linlan.localhost/zwgk/202611/25.html",
                            "/search/" + form + "?q=%E9%AB%98%E9%BE%84");
        }
        assertThat(get("/search/feed.json?q=%E9%AB%98%E9%BE%84").text())
                .contains("\"version\":\"https://jsonfeed.org/version/1.1\"");
        assertThat(get("/search/rss.xml?from=x").status()).isEqualTo(400);
        assertThat(get("/search/nothing.xml").status()).isEqualTo(404);
    }

    @Test
    void theAddressesOfAFeedAreNotWhatAStrangerForwards() {
        for (String form : List.of("rss.xml", "atom.xml", "feed.json")) {
            String plain = get("/search/" + form + "?q=%E9%AB%98%E9%BE%84").text();
            String forged = get(
                            "/search/" + form + "?q=%E9%AB%98%E9%BE%84",
                            "X-Forwarded-Proto: https",
                            "X-Forwarded-Host: evil.example",
                            "X-Forwarded-Port: 8443",
                            "X-Forwarded-Prefix: /evil",
                            "Forwarded: proto=https;host=evil.example")
                    .text();
            assertThat(forged).isEqualTo(plain).contains("http://www.linlan.localhost/zwgk/202611/25.html");
        }
    }

    @Test
    void aReaderFindsDocuments() {
        Reply page = get("/search?q=%E9%AB%98%E9%BE%84%E6%B4%A5%E8%B4%B4");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(page.text())
                .contains("找到 25 条结果", "<mark>", "/zwgk/202611/25.html")
                .doesNotContain("<25>");
    }

    @Test
    void whatTheReaderTypedIsEscaped() {
        Reply page = get("/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void theSameAnswerIsHadAsJson() {
        Reply json = get("/search.json?q=%E9%AB%98%E9%BE%84&size=10&page=3");
        assertThat(json.header("Content-Type")).startsWith("application/json");
        assertThat(json.text()).contains("\"total\":25", "\"page\":3", "\"older\":\"\"", "\"titleHtml\":");
    }

    @Test
    void aSearchBeyondTheLimitsIsRefusedInWords() {
        Reply page = get("/search?q=a&page=100000");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("请缩小检索范围");
        Reply json = get("/search.json?q=a&size=1000");
        assertThat(json.status()).isEqualTo(400);
        assertThat(json.header("Content-Type")).startsWith("application/problem+json");
        assertThat(json.text()).contains("\"type\":\"https://huizheng.org/problems/invalid\"", "\"status\":400");
        assertThat(get("/search?q=" + "a".repeat(400)).status()).isEqualTo(400);
        assertThat(get("/search?q=a&page=-1").status()).isEqualTo(400);
        assertThat(get("/search?q=a&nosuch=1").status()).isEqualTo(400);
    }
}
