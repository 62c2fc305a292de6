package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.Lane;
import org.huizheng.release.PublicationLog;
import org.huizheng.release.PublishSite;
import org.huizheng.release.PublishTheme;
import org.huizheng.release.ReleasedSite;
import org.huizheng.release.Retraction;
import org.huizheng.release.UseTheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One site's slow theme and another site's work. */
class SiteShareModuleTests {

    private static final long QUICK = 2;
    private static TestDatabase database;
    private static JdbcClient jdbc;
    private SmallSite slow;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        jdbc = JdbcClient.create(database.console());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void open() {
        SmallSite.empty(database);
        slow = new SmallSite(database, Set.of()).open();
    }

    @Test
    void theOverdrawnSiteIsClaimedLastButItsUrgentPagesFirst() {
        ask(SmallSite.SITE, "document", 40, 1);
        ask(QUICK, "document", 3, 1);
        ask(SmallSite.SITE, "urgent", 1, 0);
        assertThat(slow.engine.queue.claim(8, List.of(SmallSite.SITE)))
                .extracting(RenderQueue.Task::siteId)
                .containsExactly(SmallSite.SITE, QUICK, QUICK, QUICK, 1L, 1L, 1L, 1L);
        assertThat(slow.engine.queue.claim(8, List.of(SmallSite.SITE))).hasSize(8);
        assertThat(slow.engine.queue.claim(99, List.of(QUICK))).hasSize(28);
    }

    @Test
    void withNobodyOverdrawnTheOldestComesFirst() {
        ask(SmallSite.SITE, "document", 4, 1);
        ask(QUICK, "document", 3, 1);
        assertThat(slow.engine.queue.claim(5, List.of()))
                .extracting(RenderQueue.Task::siteId)
                .containsExactly(1L, 1L, 1L, 1L, QUICK);
    }

    @Test
    @Timeout(120)
    void aWholeSiteCountsToo() throws Exception {
        slowTheme();
        release(200);
        slow.drain();
        jdbc.sql("insert into render.queue (site_id, page) values (1, '*')").update();
        SiteTime time = new SiteTime(50, Duration.ofMillis(100), System::nanoTime);
        try (RenderWorker worker = slow.worker(time, directory)) {
            worker.start(true);
            while (time.overdrawn().isEmpty()) {
                Thread.sleep(20);
            }
        }
        assertThat(time.overdrawn()).containsExactly(SmallSite.SITE);
    }

    @Test
    @Timeout(120)
    void theQuickSitesPagesComeBeforeTheSlowSitesBacklog() throws Exception {
        slowTheme();
        slow.drain();
        release(500);
        SiteTime time = new SiteTime(50, Duration.ofMillis(100), System::nanoTime);
        try (RenderWorker worker = slow.worker(time, directory)) {
            worker.start(true);
            while (time.overdrawn().isEmpty()) {
                Thread.sleep(20);
            }
            openQuickSite();
            long before = waiting(SmallSite.SITE);
            while (waiting(QUICK) > 0) {
                Thread.sleep(20);
            }
            assertThat(waiting(SmallSite.SITE)).isGreaterThan(before / 2);
        }
        assertThat(slow.pages.current("quick").get("/")).isNotEmpty();
    }

    @Test
    void urgentComesBeforeNormalAndNormalBeforeBulkWhateverIsOlder() {
        ask(SmallSite.SITE, "bulk", 3, 2);
        ask(SmallSite.SITE, "normal", 3, 1);
        ask(QUICK, "urgent", 1, 0);
        assertThat(slow.engine.queue.claim(5, List.of()))
                .extracting(RenderQueue.Task::page)
                .first()
                .isEqualTo("urgent:1");
        assertThat(slow.engine.queue.claim(9, List.of()))
                .extracting(RenderQueue.Task::page)
                .allMatch(page -> page.startsWith("bulk"));
    }

    @Test
    void whatHundredsOfPagesShowWaitsInBulkAndItsOwnPagesDoNot() {
        release(WakePages.MANY + 20);
        slow.drain();
        slow.templates = new LinkedHashMap<>(slow.templates);
        slow.templates.computeIfPresent("templates/document.peb", (path, source) -> source + " ");
        slow.theme();
        assertThat(lanes()).containsKey(2).doesNotContainKey(0);
        slow.drain();
        slow.retract(3, Retraction.WITHDRAWN);
        assertThat(lanes().keySet()).containsExactly(0);
    }

    @Test
    void askedForAgainAPageWaitsInTheBetterLane() {
        ask(SmallSite.SITE, "document", 1, 2);
        slow.engine.wakes.enqueue(SmallSite.SITE, List.of("document:1"), Lane.URGENT);
        slow.engine.wakes.enqueue(SmallSite.SITE, List.of("document:1"), Lane.BULK);
        assertThat(lanes()).isEqualTo(Map.of(0, 1L));
    }

    @Test
    void aClockThatWasSetBackPutsNothingOff() {
        ask(SmallSite.SITE, "document", 2, 1);
        jdbc.sql("update render.queue set due_at = clock_timestamp() + interval '1 hour'")
                .update();
        assertThat(slow.engine.queue.claim(9, List.of())).hasSize(2);
        assertThat(slow.engine.queue.sweep()).isZero();
        jdbc.sql("update render.queue set claimed_at = clock_timestamp() + interval '1 hour'")
                .update();
        assertThat(slow.engine.queue.sweep()).isEqualTo(2);
        slow.engine.heads.hold(SmallSite.SITE);
        assertThat(slow.engine.queue.claim(9, List.of())).isEmpty();
        jdbc.sql("update page.release_head set rebuilding_until = clock_timestamp() + interval '1 hour'")
                .update();
        assertThat(slow.engine.queue.claim(9, List.of())).hasSize(2);
    }

    private static Map<Integer, Long> lanes() {
        Map<Integer, Long> lanes = new LinkedHashMap<>();
        jdbc.sql("select lane, count(*) from render.queue group by lane order by lane")
                .query((rs, i) -> lanes.put(rs.getInt(1), rs.getLong(2)))
                .list();
        return lanes;
    }

    private static final String SLOWLY =
            "{% set many = \"MANY\" | split(\",\") %}{% for a in many %}{% for b in many %}{% endfor %}{% endfor %}"
                    .replace("MANY", "a,".repeat(400));

    private void slowTheme() {
        slow.templates = new LinkedHashMap<>(slow.templates);
        slow.templates.computeIfPresent(
                "templates/document.peb",
                (path, source) -> source.replace("{% block main %}", "{% block main %}" + SLOWLY));
        slow.theme();
    }

    private void release(int documents) {
        slow.release(IntStream.rangeClosed(1, documents)
                .mapToObj(i -> SmallSite.document(i, "要闻" + i, SmallSite.NOTICES, Instant.EPOCH.plusSeconds(i)))
                .toArray(SmallSite.Document[]::new));
    }

    private void openQuickSite() {
        PublicationLog log = new PublicationLog(jdbc, new WakePages(jdbc, () -> {}));
        database.transactions().write(SiteScope.everySite(), () -> {
            new PublishSite(jdbc, log)
                    .perform(new ReleasedSite(
                            QUICK,
                            "quick",
                            "示例市司法局",
                            "sf.example.gov.cn",
                            List.of(),
                            "9900000002",
                            "online",
                            slow.settings));
            long theme = new PublishTheme(jdbc, slow.blobs, new ThemeCheck())
                    .perform("quick", SmallTheme.templates(), Map.of("a.css", new byte[0]), Map.of());
            new UseTheme(jdbc, log).perform(QUICK, theme);
        });
        assertThat(waiting(QUICK)).isPositive();
    }

    private static void ask(long site, String page, int pages, int lane) {
        jdbc.sql("""
                insert into render.queue (site_id, page, lane)
                select ?, ? || ':' || n, ? from generate_series(1, ?) n""").params(site, page, lane, pages).update();
    }

    private static long waiting(long site) {
        return jdbc.sql("select count(*) from render.queue where site_id = ? and attempts < 5")
                .param(site)
                .query(Long.class)
                .single();
    }
}
