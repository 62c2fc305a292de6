package org.huizheng.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.huizheng.document.Authoring;
import org.huizheng.document.EditionDraft;
import org.huizheng.document.ReviseDocument;
import org.huizheng.document.TakeDownDocument;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.render.WakePages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the report of a taking down says, while nobody makes pages but the test. */
class TakeDownReportModuleTests {

    private static final SiteScope EVERY = SiteScope.everySite();

    private final Authoring authoring = Authoring.waking();
    private final long site = authoring.openSite();
    private final long other = authoring.openSite();
    private final long channel = authoring.openChannel(site, "yaowen");
    private final TakeDowns takeDowns = authoring.the(TakeDowns.class);
    private final FollowTakeDowns follow = authoring.the(FollowTakeDowns.class);
    private final JdbcClient owner = authoring.owner();

    @AfterEach
    void close() {
        authoring.close();
    }

    private TakeDown takenDown() {
        long id = authoring.released(site, channel, "有误的公告").documentId();
        authoring.the(TakeDownDocument.class).perform(EVERY, Authoring.EDITOR, id, "内容有误");
        return one();
    }

    private TakeDown one() {
        return takeDowns.list(EVERY, null, null, 10).items().getFirst();
    }

    private void made() {
        owner.sql("delete from render.queue").update();
    }

    private void opened(Duration ago) {
        owner.sql("update emergency.take_down set taken_at = taken_at - make_interval(secs => ?)")
                .param(ago.toSeconds())
                .update();
    }

    private void cacheBefore(boolean paused) {
        owner.sql("""
                insert into purge.cache (name, form, method, url, body, whole_method, whole_url, whole_body, headers, batch, paused)
                values ('前置', 'EACH', 'PURGE', 'http://127.0.0.1:1{path}', '', '', '', '', '', 1, ?)""").param(paused).update();
    }

    private List<String> versions() {
        return owner.sql("select xmin::text from emergency.take_down_page order by site_id, page")
                .query(String.class)
                .list();
    }

    /** Whoever works on a site of a taking down reads its title and its reason. */
    @Test
    void whatIsQueuedAtTheSameMomentForAnotherUnitsSiteIsNotOfIt() {
        long id = authoring.released(site, channel, "有误的公告").documentId();
        var others = new WakePages(JdbcClient.create(authoring.database.console()), () -> {});
        authoring.the(ScopedTransactions.class).write(EVERY, () -> {
            CompletableFuture.runAsync(() -> others.wakeSite(other)).join();
            authoring.the(TakeDownDocument.class).perform(EVERY, Authoring.EDITOR, id, "内容有误");
        });
        assertThat(one().sites()).containsExactly(site);
        assertThat(takeDowns.pages(EVERY, one().id(), 100))
                .extracting(TakeDown.Page::page)
                .contains("document:" + id)
                .doesNotContain("*");
        assertThat(takeDowns.list(SiteScope.of(other), null, null, 10).items()).isEmpty();
        assertThat(takeDowns.byId(SiteScope.of(other), one().id())).isEmpty();
        assertThat(takeDowns.byId(SiteScope.of(site), one().id())).isPresent();
    }

    @Test
    void bearsTheTitleThatReadersSaw() {
        var created = authoring.released(site, channel, "读者看到的标题");
        authoring
                .the(ReviseDocument.class)
                .perform(
                        EVERY,
                        Authoring.EDITOR,
                        created.documentId(),
                        authoring.edition(created.editionId()).document().version(),
                        EditionDraft.of("还没有人看到的标题", "市政府办公室", ""),
                        List.of());
        authoring.the(TakeDownDocument.class).perform(EVERY, Authoring.EDITOR, created.documentId(), "内容有误");
        assertThat(one().title()).isEqualTo("读者看到的标题");
    }

    @Test
    void whatDoesNotChangeIsNotWrittenAgain() {
        cacheBefore(true);
        takenDown();
        follow.perform();
        made();
        follow.perform();
        assertThat(one().gone()).isEqualTo(one().pages()).isPositive();
        assertThat(one().paused()).isEqualTo(one().pages());
        List<String> before = versions();
        follow.perform();
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void whatIsOpenForLongIsNotLookedAtEachTime() {
        takenDown();
        opened(Duration.ofMinutes(2));
        follow.perform();
        made();
        follow.perform();
        assertThat(one().gone()).isZero();
        owner.sql("update emergency.take_down set taken_at = clock_timestamp()").update();
        follow.perform();
        assertThat(one().finishedAt()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT0S", "PT59S, PT0S", "PT1M, PT5S", "PT23H, PT5S", "P1D, PT1M", "P300D, PT1M"})
    void theOlderTheMoreRarelyItIsLookedAt(Duration age, Duration pause) {
        assertThat(FollowTakeDowns.pause(age)).isEqualTo(pause);
    }

    @Test
    void isNotFinishedBeforeNothingIsLeftHoweverLate() {
        cacheBefore(true);
        takenDown();
        opened(Duration.ofDays(2));
        made();
        follow.perform();
        assertThat(one().gone()).isEqualTo(one().pages());
        assertThat(one().finishedAt()).isNull();
        owner.sql("update purge.cache set paused = false").update();
        new FollowTakeDowns(JdbcClient.create(authoring.database.console())).perform();
        assertThat(one().purged()).isEqualTo(one().cached()).isPositive();
        assertThat(one().finishedAt()).isNotNull();
    }

    /** The site as a whole waits to be forgotten: that tells nothing of a page that still shows the document. */
    @Test
    void aPageThatCouldNotBeMadeIsNotGone() {
        cacheBefore(false);
        takenDown();
        owner.sql("update render.queue set attempts = 5, error = '模板第 3 行不对' where page like 'document:%'")
                .update();
        owner.sql("delete from render.queue where page not like 'document:%'").update();
        owner.sql("""
                insert into purge.waiting (cache_id, site_id, paths, lane, twice)
                select cache_id, ?, '{}', 1, true from purge.cache""").param(site).update();
        follow.perform();
        assertThat(one().failed()).isEqualTo(1);
        assertThat(one().gone()).isEqualTo(one().pages() - 1);
        TakeDown.Page failed = takeDowns.pages(EVERY, one().id(), 100).getFirst();
        assertThat(failed.failure()).isEqualTo("模板第 3 行不对");
        assertThat(failed.goneMillis()).isNull();
        owner.sql("delete from purge.waiting").update();
        follow.perform();
        assertThat(one().gone()).isEqualTo(one().pages() - 1);
        assertThat(one().purged()).isEqualTo(one().pages() - 1);
        made();
        follow.perform();
        assertThat(one().failed()).isZero();
        assertThat(one().finishedAt()).isNotNull();
    }

    /** The page is as it should be, and the cache refuses. */
    @Test
    void whatACacheRefusesToForgetIsGoneAndWaitsForAPerson() {
        cacheBefore(false);
        takenDown();
        made();
        owner.sql("""
                insert into purge.waiting (cache_id, site_id, paths, lane, twice, attempts, error)
                select cache_id, ?, '{}', 1, true, 5, '缓存答复 503' from purge.cache""").param(site).update();
        follow.perform();
        assertThat(one().gone()).isEqualTo(one().pages());
        assertThat(one().failed()).isEqualTo(one().pages());
        assertThat(one().purged()).isZero();
        assertThat(one().finishedAt()).isNull();
    }
}
