package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.hant.Hant;
import org.huizheng.kernel.MemoryBlobStore;
import org.huizheng.kernel.MemoryPageStore;
import org.huizheng.release.SiteSettings;
import org.huizheng.release.SiteStates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a site with a traditional version stores of it: one small file, and where it is, on each page. */
class HantVersionModuleTests {

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
        site.release(SmallSite.document(1, "标题", SmallSite.HEADLINES, Instant.parse("2026-11-20T01:00:00Z")));
        site.drain();
    }

    private Map<String, String> turn(boolean on, String... words) {
        site.settings.put(SiteSettings.HANT, on);
        site.settings.put(SiteSettings.HANT_WORDS, List.of(words));
        site.site();
        site.drain();
        return site.tree();
    }

    @Test
    void aSiteWithoutItSaysNothingOfIt() {
        assertThat(site.tree()).doesNotContainKey(Hant.STORED);
        assertThat(site.tree().values()).noneMatch(text -> text.contains("zh-Hant"));
    }

    @Test
    void everyPageNamesBothVersionsForAsLongAsItIsOn() {
        Map<String, String> before = site.tree();
        Map<String, String> tree = turn(true);
        assertThat(tree.get("/")).contains("""
                <link rel="alternate" hreflang="zh-Hans" href="https://www.example.gov.cn/">
                <link rel="alternate" hreflang="zh-Hant" href="https://www.example.gov.cn/hant/">
                <link rel="alternate" hreflang="x-default" href="https://www.example.gov.cn/">
                """);
        assertThat(tree.keySet().stream().filter(path -> path.endsWith("/1.html")))
                .hasSize(1)
                .allSatisfy(path -> assertThat(tree.get(path))
                        .contains("hreflang=\"zh-Hant\" href=\"https://www.example.gov.cn/hant" + path + "\""));
        assertThat(tree.get("/robots.txt")).contains("Disallow: /search\nDisallow: /hant/search\n");
        assertThat(tree.get("/_error/404.html")).doesNotContain("hreflang");
        assertThat(turn(false)).isEqualTo(before);
    }

    @Test
    void anotherWordMakesOneFileAndNoPage() {
        turn(true, "里下河");
        assertThat(turn(true, "里下河", "干宝=干寶").get(Hant.STORED))
                .isEqualTo("{\"base\":\"https://www.example.gov.cn\",\"ofAll\":[],\"words\":[\"里下河\",\"干宝=干寶\"]}");
        assertThat(site.made).containsExactly("hant");
        Hant hant = Hant.of(site.tree().get(Hant.STORED).getBytes(StandardCharsets.UTF_8));
        assertThat(hant.text("里下河的干宝发展")).isEqualTo("里下河的干寶發展");
    }

    @Test
    void aWordOfEverySiteIsOneRowOfThePlatformsLogAndOneFileOfEachSiteWithTheVersion() {
        site.openSecond();
        turn(true, "余一");
        site.words("干宝=干寶", "余一=餘一");
        site.drain();
        assertThat(site.made).containsExactly("hant");
        Hant hant = Hant.of(site.tree().get(Hant.STORED).getBytes(StandardCharsets.UTF_8));
        assertThat(hant.text("干宝和余一的发展")).isEqualTo("干寶和余一的發展");
        assertThat(SmallSite.tree(site.pages, "second")).doesNotContainKey(Hant.STORED);
        assertThat(site.engine
                        .jdbc
                        .sql(
                                "select site_id || ' ' || keys[1] from release.publication_log where change = 'publishWords'")
                        .query(String.class)
                        .list())
                .containsExactly("0 kept-words");
        assertThat(site.tree()).isEqualTo(site.rebuilt(1));
    }

    /** Nothing stands yet that could be woken. */
    @Test
    void wordsThatChangeWhileASiteIsMadeForTheFirstTimeAreInIt() {
        SmallSite.empty(database);
        Interrupted store = new Interrupted(new MemoryPageStore());
        site = new SmallSite(database, Set.of(), store, new MemoryBlobStore());
        site.settings.put(SiteSettings.HANT, true);
        store.when(Hant.STORED, () -> site.words("余二"));
        site.open();
        assertThat(site.tree().get(Hant.STORED)).contains("余二");
    }

    @Test
    void whatIsMadeOfAPageIsExplainedByIt() {
        ExplainPage explain = new ExplainPage(site.engine);
        turn(true);
        assertThat(explain.of("example", "/hant/").page()).isEqualTo("home");
        assertThat(explain.of("example", "/hant/rss.xml").page()).isEqualTo("feed:0");
        assertThat(explain.of("example", "/rss.xml").path()).isEqualTo("/feed.json");
        assertThat(explain.of("example", "home").reads()).contains("setting:hant");
    }

    @Test
    void aSiteThatCrawlersMayNotReadSaysOnlyThat() {
        site.state = SiteStates.TRIAL;
        assertThat(turn(true).get("/robots.txt")).isEqualTo("User-agent: *\nDisallow: /\n");
    }
}
