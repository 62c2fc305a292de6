package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.Lane;
import org.huizheng.release.PublicationLog;
import org.huizheng.release.RetractDocument;
import org.huizheng.release.Retraction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class FollowPagesModuleTests {

    private static final Instant AT = Instant.parse("2026-11-20T01:00:00Z");
    private static final Instant LONG_AGO = Instant.EPOCH;

    private static TestDatabase database;
    private static JdbcClient console;
    private SmallSite site;
    private FollowPages follow;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        console = JdbcClient.create(database.console());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void open() {
        SmallSite.empty(database);
        console.sql("delete from purge.cache").update();
        site = new SmallSite(database, Set.of()).open();
        follow = new FollowPages(console);
    }

    private List<FollowPages.Asked> retracted(long id, Runnable meanwhile) {
        return database.transactions().write(SiteScope.everySite(), () -> {
            var log = new PublicationLog(console, new WakePages(console, () -> {}));
            new RetractDocument(new JdbcTemplate(database.console()), log).perform(id, Retraction.WITHDRAWN, "内容有误");
            meanwhile.run();
            return follow.asked(1_000);
        });
    }

    private FollowPages.State state(FollowPages.Asked page) {
        return follow.states(List.of(page), LONG_AGO).getFirst();
    }

    private static void cacheBefore(boolean assembles) {
        console.sql("""
                insert into purge.cache (name, form, method, url, body, whole_method, whole_url, whole_body, headers, batch, assembles)
                values ('前置', 'EACH', 'PURGE', 'http://127.0.0.1:1{path}', '', '', '', '', '', 1, ?)""").param(assembles).update();
    }

    @Test
    void whatOthersAskForAtTheSameMomentIsNotAmongIt() {
        site.openSecond();
        site.release(SmallSite.document(7, "有误的", SmallSite.HEADLINES, AT));
        assertThat(console.sql("select page from render.queue")
                        .query(String.class)
                        .list())
                .as("in the queue before it is asked for again")
                .contains("document:7");
        var others = new WakePages(console, () -> {});
        List<FollowPages.Asked> asked = retracted(7, () -> CompletableFuture.runAsync(() -> {
                    others.enqueue(SmallSite.SECOND, List.of("home", "channel:50"), Lane.URGENT);
                    others.enqueue(SmallSite.SITE, List.of("statement"), Lane.URGENT);
                    others.wakeSite(SmallSite.SECOND);
                })
                .join());
        assertThat(console.sql("select count(*) from render.queue where site_id = 2")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(asked)
                .extracting(FollowPages.Asked::page)
                .contains("document:7")
                .doesNotContain("statement", "*");
        assertThat(asked).extracting(FollowPages.Asked::siteId).containsOnly(SmallSite.SITE);
        assertThat(database.transactions().write(SiteScope.everySite(), () -> follow.asked(1_000)))
                .as("by a transaction that asks for nothing")
                .isEmpty();
    }

    @Test
    void aFragmentIsKeptUntilItsReadersAreForgotten() {
        site.release(
                SmallSite.document(7, "有误的", SmallSite.HEADLINES, AT),
                SmallSite.document(8, "没有错的", SmallSite.HEADLINES, AT.plusSeconds(60)));
        site.drain();
        cacheBefore(false);
        FollowPages.Asked latest = retracted(7, () -> {}).stream()
                .filter(page -> page.path().startsWith("/_f/latest"))
                .findFirst()
                .orElseThrow();
        assertThat(latest.cached()).isTrue();
        assertThat(state(latest).waits()).isTrue();
        site.drain();
        assertThat(site.tree().get(latest.path())).doesNotContain("有误的");
        assertThat(state(latest).isMade()).isTrue();
        assertThat(state(latest).kept()).isTrue();
        String reader = site.tree().keySet().stream()
                .filter(path -> path.endsWith("/8.html"))
                .findFirst()
                .orElseThrow();
        console.sql("delete from purge.waiting where not (? = any (paths))")
                .param(latest.path())
                .update();
        assertThat(console.sql("select ? = any (paths) from purge.waiting")
                        .param(reader)
                        .query(Boolean.class)
                        .list())
                .as("one row tells of its readers")
                .containsExactly(true);
        console.sql("delete from purge.waiting").update();
        assertThat(state(latest).kept()).isFalse();
    }

    @Test
    void whatCannotBeMadeIsNotMadeThoughItsSiteIsAboutToBeForgotten() {
        cacheBefore(false);
        var page = new FollowPages.Asked(SmallSite.SITE, "document:7", "/xwzx/yaowen/202611/7.html", true);
        console.sql(
                        "insert into render.queue (site_id, page, attempts, error) values (1, 'document:7', 5, '模板第 3 行不对')")
                .update();
        console.sql("""
                insert into purge.waiting (cache_id, site_id, paths, lane, twice, attempts, error)
                select cache_id, 1, '{}', 1, true, 5, '缓存答复 503' from purge.cache""").update();
        FollowPages.State state = state(page);
        assertThat(state.isMade()).isFalse();
        assertThat(state.kept()).isTrue();
        assertThat(state.failure()).isEqualTo("模板第 3 行不对");
        assertThat(state.refusal()).isEqualTo("缓存答复 503");
        console.sql("delete from render.queue").update();
        assertThat(state(page).isMade())
                .as("only the cache is still to forget it")
                .isTrue();
    }
}
