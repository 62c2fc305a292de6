package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.Problem;
import org.huizheng.release.ReleasedEdition.Placement;
import org.huizheng.release.Retraction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PublishingModuleTests {

    private static TestDatabase database;
    private SmallSite site;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void open() {
        SmallSite.empty(database);
        site = new SmallSite(database, Set.of()).open();
    }

    private static Instant minute(int n) {
        return Instant.parse("2026-11-20T01:00:00Z").plusSeconds(60L * n);
    }

    @Test
    void aNewSiteHasItsPagesItsMetasAndItsFooter() {
        assertThat(site.tree())
                .containsKeys(
                        "/",
                        "/xwzx/",
                        "/xwzx/yaowen/",
                        "/map.html",
                        "/_f/foot.html",
                        "/robots.txt",
                        "/sitemap.xml",
                        "/_error/404.html",
                        "/sitemap-0.xml",
                        "/opensearch.xml",
                        "/feed.json",
                        "/xwzx/yaowen/feed.json",
                        "/privacy.html");
        assertThat(site.tree().get("/xwzx/yaowen/"))
                .contains("<meta name=\"SiteName\" content=\"示例市人民政府\">", "<meta name=\"ColumnType\" content=\"动态要闻\">")
                .contains("<!--#include virtual=\"/_f/foot.html\"-->");
        assertThat(site.tree().get("/_f/foot.html")).contains("9900000001", "网站地图", "找错", "党政机关网站标识");
    }

    @Test
    void oneArticleMakesNoMorePagesThanItTouches() {
        for (int i = 1; i <= 45; i++) {
            site.release(SmallSite.document(i, "要闻" + i, SmallSite.HEADLINES, minute(i)));
        }
        site.drain();
        site.release(SmallSite.document(46, "要闻46", SmallSite.HEADLINES, minute(46)));
        site.drain();
        assertThat(site.made)
                .containsExactlyInAnyOrder(
                        "document:46",
                        "document:45",
                        "channel:2",
                        "channel:1",
                        "home",
                        "feed:2",
                        "feed:1",
                        "feed:0",
                        "shard:1",
                        "fragment:latest:2",
                        "fragment:total:2");
        assertThat(site.tree().get("/xwzx/yaowen/202611/46.html"))
                .contains("<h1>要闻46</h1>", "下一篇要闻45", "<meta name=\"PubDate\" content=\"2026-11-20 09:46\">");
        assertThat(site.tree()).isEqualTo(site.rebuilt(2));
    }

    @Test
    void aRetitledDocumentChangesTheFeedsThatShowItAndNoOther() {
        for (int i = 1; i <= 30; i++) {
            site.release(
                    SmallSite.document(i, "标题" + i, i % 2 == 0 ? SmallSite.NOTICES : SmallSite.POLICIES, minute(i)));
        }
        site.drain();
        Map<String, String> before = site.tree();

        site.release(SmallSite.document(30, "改过的标题", SmallSite.NOTICES, minute(30)));
        site.drain();
        assertThat(changedFeeds(before)).containsExactly("/feed.json", "/xwzx/feed.json", "/xwzx/tzgg/feed.json");

        Map<String, String> again = site.tree();
        site.release(SmallSite.document(1, "另一个标题", SmallSite.POLICIES, minute(1)));
        site.drain();
        assertThat(changedFeeds(again))
                .as("the newest twenty of the site do not reach down to it")
                .containsExactly("/zwgk/feed.json", "/zwgk/zcwj/feed.json");
        assertThat(site.tree()).isEqualTo(site.rebuilt(2));
    }

    private List<String> changedFeeds(Map<String, String> before) {
        return site.tree().entrySet().stream()
                .filter(e -> e.getKey().endsWith("feed.json") && !e.getValue().equals(before.get(e.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void theSitemapSaysWhenADocumentLastSaidSomethingElse() {
        site.release(SmallSite.document(1, "标题", SmallSite.HEADLINES, minute(1)));
        site.drain();
        assertThat(site.tree().get("/sitemap-1.xml")).contains("<lastmod>2026-11-20T09:01:00+08:00</lastmod>");

        site.release(SmallSite.document(1, "标题", SmallSite.HEADLINES, minute(1)));
        site.drain();
        assertThat(site.tree().get("/sitemap-1.xml"))
                .as("released again with the same words")
                .contains("<lastmod>2026-11-20T09:01:00+08:00</lastmod>");

        site.release(SmallSite.document(1, "另一个标题", SmallSite.HEADLINES, minute(1)));
        site.drain();
        assertThat(site.tree().get("/sitemap-1.xml")).doesNotContain("2026-11-20T09:01");
        assertThat(site.tree().get("/sitemap-0.xml"))
                .contains(
                        "<loc>https://www.example.gov.cn/</loc>", "<loc>https://www.example.gov.cn/xwzx/yaowen/</loc>");
        assertThat(site.tree().get("/robots.txt")).contains("Sitemap: https://www.example.gov.cn/sitemap.xml");
    }

    @Test
    void listsAreCutIntoStoredPagesWithStableAddresses() {
        for (int i = 1; i <= 65; i++) {
            site.release(SmallSite.document(i, "要闻" + i, SmallSite.HEADLINES, minute(i)));
        }
        site.drain();
        assertThat(site.tree().get("/xwzx/yaowen/")).contains("要闻65", "要闻41").doesNotContain("要闻40<");
        assertThat(site.tree().get("/xwzx/yaowen/c2.html")).contains("要闻40", "要闻21", "|/xwzx/yaowen/c1.html|");
        assertThat(site.tree().get("/_moved/xwzx/yaowen/c4.html")).isEqualTo("302 /xwzx/yaowen/");
        assertThat(site.tree().get("/_f/total-2.html")).contains("共65条").contains("2026:/xwzx/yaowen/");
    }

    @Test
    void aListThatWasArrangedByHandKeepsItsDocumentsWhenTheNewestComeFirstAgain() {
        site.order(SmallSite.HEADLINES, "manual");
        for (int i = 1; i <= 45; i++) {
            site.release(SmallSite.document(i, "要闻" + i, SmallSite.HEADLINES, minute(i)));
        }
        site.drain();
        assertThat(site.tree().get("/xwzx/yaowen/")).contains("要闻45", "要闻1<");
        site.order(SmallSite.HEADLINES, "newest");
        site.drain();
        assertThat(site.tree().get("/xwzx/yaowen/")).contains("要闻45", "要闻21").doesNotContain("要闻20<");
        assertThat(site.tree().get("/xwzx/yaowen/c1.html")).contains("要闻20", "要闻1<");
    }

    @Test
    void aWithdrawnDocumentLeavesANoticeAndNothingElse() {
        site.release(SmallSite.document(5, "错误的要闻", SmallSite.HEADLINES, minute(1)));
        site.drain();
        assertThat(site.tree()).containsKey("/xwzx/yaowen/202611/5.html");
        site.retract(5, Retraction.WITHDRAWN);
        site.drain();
        assertThat(site.tree()).doesNotContainKey("/xwzx/yaowen/202611/5.html");
        assertThat(site.tree().get("/_gone/xwzx/yaowen/202611/5.html")).contains("内容有误", "错误的要闻");
        assertThat(site.tree().keySet()).noneMatch(p -> p.startsWith("/files/"));
        assertThat(site.tree().entrySet())
                .filteredOn(e -> e.getKey().startsWith("/_gone/files/5/0-"))
                .singleElement()
                .satisfies(e -> assertThat(e.getValue()).contains("内容有误", "错误的要闻"));
        assertThat(site.tree().entrySet())
                .filteredOn(e -> !e.getKey().startsWith("/_gone/"))
                .noneMatch(e -> e.getValue().contains("错误的要闻"));
        assertThat(site.tree()).isEqualTo(site.rebuilt(1));
    }

    @Test
    void aDocumentTakenFromAnotherSiteIsGoneThereAndStaysHere() {
        site.openSecond();
        Placement here = new Placement(SmallSite.SITE, SmallSite.HEADLINES, true, 0, 0);
        Placement there = new Placement(SmallSite.SECOND, SmallSite.OF_SECOND, true, 0, 0);
        SmallSite.Document both =
                new SmallSite.Document(5, "两处", "article", List.of(here, there), List.of(), minute(1));
        site.release(both);
        site.drain();
        Map<String, String> second = SmallSite.tree(site.pages, "second");
        assertThat(second)
                .containsKey("/zx/202611/5.html")
                .containsKey(site.edition(both).attachments().getFirst().path());
        site.release(new SmallSite.Document(5, "两处", "article", List.of(here), List.of(), minute(1)));
        site.drain();
        second = SmallSite.tree(site.pages, "second");
        assertThat(second)
                .containsKey("/_gone/zx/202611/5.html")
                .doesNotContainKey("/zx/202611/5.html")
                .doesNotContainKey(site.edition(both).attachments().getFirst().path())
                .isEqualTo(site.rebuilt(SmallSite.SECOND, "second", 1));
        assertThat(second.get(
                        "/_gone" + site.edition(both).attachments().getFirst().path()))
                .contains("两处");
        assertThat(second.get("/feed.json") + second.get("/sitemap-1.xml")).doesNotContain("/5.html");
        assertThat(site.tree()).containsKey("/xwzx/yaowen/202611/5.html").isEqualTo(site.rebuilt(1));
    }

    /** The notices of the site it left say its title, and stand at the addresses of its files. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatLeftASiteGoesOnElsewhereByAnotherNameAndWithAnotherFile(boolean withdrawnBetween) {
        site.openSecond();
        Placement here = new Placement(SmallSite.SITE, SmallSite.HEADLINES, true, 0, 0);
        Placement there = new Placement(SmallSite.SECOND, SmallSite.OF_SECOND, true, 0, 0);
        site.release(new SmallSite.Document(5, "两处", "article", List.of(here, there), List.of(), minute(1)));
        site.drain();
        site.release(new SmallSite.Document(5, "两处", "article", List.of(here), List.of(), minute(1)));
        site.drain();
        if (withdrawnBetween) {
            site.retract(5, Retraction.WITHDRAWN);
            site.drain();
        }
        SmallSite.Document other = new SmallSite.Document(5, "只在一处了", "article", List.of(here), List.of(), minute(1));
        site.release(other);
        site.drain();
        String file = site.edition(other).attachments().getFirst().path();
        Map<String, String> second = SmallSite.tree(site.pages, "second");
        assertThat(second.get("/_gone/zx/202611/5.html")).contains("只在一处了").doesNotContain("内容有误");
        assertThat(second.get("/_gone" + file)).contains("只在一处了");
        assertThat(second).isEqualTo(site.rebuilt(SmallSite.SECOND, "second", 1));
        assertThat(site.tree()).containsKey(file).isEqualTo(site.rebuilt(1));
    }

    @Test
    void aPageNeverPointsToAFileThatIsNotThereYet() {
        site.release(SmallSite.document(5, "带附件的要闻", SmallSite.HEADLINES, minute(1)));
        JdbcClient.create(database.owner())
                .sql("delete from render.queue where page <> 'document:5'")
                .update();
        site.drain();
        assertThat(site.tree().get("/xwzx/yaowen/202611/5.html")).contains("href=\"/files/5/0-");
        assertThat(site.tree().keySet()).anyMatch(path -> path.startsWith("/files/5/0-"));
    }

    @Test
    void aRowChangedByHandRendersNothing() {
        site.release(SmallSite.document(7, "真实的标题", SmallSite.HEADLINES, minute(1)));
        site.drain();
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("update release.document set body = '<p>假的</p>' where document_id = 7")
                .update();
        owner.sql("insert into render.queue (site_id, page) values (1, 'document:7')")
                .update();
        assertThatThrownBy(() -> site.drain()).isInstanceOf(PageRefused.class).hasMessageContaining("审批");
        assertThat(site.tree().get("/xwzx/yaowen/202611/7.html")).doesNotContain("假的");
    }

    @Test
    void anEditionThatIsNotWhatWasApprovedIsNotPublished() {
        var d = SmallSite.document(9, "标题", SmallSite.HEADLINES, minute(1));
        var e = site.edition(d);
        var moved = new org.huizheng.release.ReleasedEdition(
                9,
                1,
                1,
                "article",
                e.content(),
                java.util.List.of(new org.huizheng.release.ReleasedEdition.Placement(1, SmallSite.NOTICES, true, 0, 0)),
                java.util.List.of(),
                1,
                e.approvalHash(),
                minute(1),
                "native");
        assertThatThrownBy(() -> site.publish(moved))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("审批");
    }

    @Test
    void anEmptyFooterItemBlocksThePagesWithItsReason() {
        site.settings = new java.util.HashMap<>(site.settings);
        site.settings.put("icpNumber", "");
        site.site();
        assertThatThrownBy(() -> site.drain()).isInstanceOf(PageRefused.class).hasMessageContaining("ICP");
    }

    @Test
    void anImportIsMadeByOneRebuild() {
        SmallSite.Document[] many = new SmallSite.Document[130];
        for (int i = 0; i < many.length; i++) {
            many[i] = SmallSite.document(
                    i + 1,
                    "旧闻" + i,
                    SmallSite.HEADLINES,
                    Instant.parse("2020-01-01T00:00:00Z").plusSeconds(i * 86_400L * 7));
        }
        site.release(org.huizheng.release.Wake.REBUILD_LATER, many);
        site.recut(SmallSite.HEADLINES);
        JdbcClient.create(database.owner())
                .sql("update render.queue set due_at = now() where page = '*'")
                .update();
        site.drain();
        assertThat(site.tree())
                .containsKeys("/xwzx/yaowen/c1.html", "/xwzx/yaowen/c6.html", "/xwzx/yaowen/202001/1.html");
        assertThat(site.tree()).isEqualTo(site.rebuilt(2));
    }
}
