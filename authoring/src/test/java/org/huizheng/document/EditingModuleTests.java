package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.huizheng.document.Authoring.EDITOR;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.huizheng.document.ActOnDocuments.Order;
import org.huizheng.document.ActOnDocuments.Outcome;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.EditionContent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EditingModuleTests {

    private static final Actor SECOND = new Actor("staff", "李华");

    private final Authoring authoring = new Authoring();
    private final long site = authoring.openSite();
    private final long channel = authoring.openChannel(site, "yaowen");
    private final SiteScope scope = SiteScope.of(site);

    @AfterEach
    void close() {
        authoring.close();
    }

    @Test
    void whatIsKeptByItselfIsOnesOwnAndGoneWhenSaved() {
        long id = authoring.create(site, channel, "草稿").documentId();
        AutosaveDraft autosave = authoring.the(AutosaveDraft.class);
        long version = version(id);
        autosave.perform(
                scope, EDITOR, id, version, Map.of("title", "写到一半", "body", "<p onclick=x>字</p><script>x</script>"));
        assertThat(autosave.of(scope, EDITOR, id).orElseThrow().draft())
                .containsEntry("title", "写到一半")
                .containsEntry("body", "<p>字</p>");
        assertThat(autosave.of(scope, SECOND, id)).isEmpty();
        assertThat(version(id)).isEqualTo(version);
        assertThat(content(id).title()).isEqualTo("草稿");

        save(EDITOR, id, version, "写完了", "<p>正文</p>");
        assertThat(autosave.of(scope, EDITOR, id)).isEmpty();
    }

    @Test
    void twoEditorsOfOneTextBothKeepWhatTheyWrote() {
        long id = authoring.create(site, channel, "通知").documentId();
        save(EDITOR, id, version(id), "通知", "<p>第一段</p><p>公示期 7 日</p>");
        long opened = version(id);
        save(SECOND, id, opened, "通知", "<p>第一段改</p><p>公示期 30 日</p>");

        Problem problem = catchThrowableOfType(
                Problem.class, () -> save(EDITOR, id, opened, "通知（修订）", "<p>第一段</p><p>公示期 15 日</p>"));
        assertThat(problem.type()).isEqualTo("edit-conflict");
        assertThat(problem.status()).isEqualTo(409);
        assertThat(((EditionContent) problem.members().get("base")).body()).contains("公示期 7 日");
        assertThat(((EditionContent) problem.members().get("theirs")).body()).contains("公示期 30 日");
        assertThat(((EditionContent) problem.members().get("yours")).body()).contains("公示期 15 日");
        assertThat(problem.members()).containsEntry("savedBy", "李华").containsEntry("version", version(id));
        Merge merge = (Merge) problem.members().get("merge");
        assertThat(merge.conflicts()).isEqualTo(1);
        assertThat(merge.fields()).singleElement().satisfies(f -> assertThat(f.yours())
                .isEqualTo("通知（修订）"));
        assertThat(content(id).body()).contains("公示期 30 日");
    }

    @Test
    void aConflictOverAReleasedTextKnowsWhatBothBeganFrom() {
        long id = authoring.released(site, channel, "公告").documentId();
        long opened = version(id);
        save(SECOND, id, opened, "公告甲", "<p>正文</p>");
        Problem problem = catchThrowableOfType(Problem.class, () -> save(EDITOR, id, opened, "公告乙", "<p>正文</p>"));
        assertThat(((EditionContent) problem.members().get("base")).title()).isEqualTo("公告");
    }

    @Test
    void whatWasOnlyPlacedMeanwhileIsSavedAllTheSame() {
        long further = authoring.openChannel(site, "tzgg");
        long id = authoring.create(site, channel, "通知").documentId();
        long opened = version(id);
        authoring.the(PlaceDocument.class).perform(scope, SECOND, id, NewPlacement.further(further));
        save(EDITOR, id, opened, "通知改", "<p>正文</p>");
        assertThat(content(id).title()).isEqualTo("通知改");
    }

    @Test
    void ofTwoWhoSaveAtOnceOneIsTold() throws Exception {
        long id = authoring.create(site, channel, "通知").documentId();
        for (int turn = 0; turn < 5; turn++) {
            long opened = version(id);
            int n = turn;
            try (var threads = Executors.newFixedThreadPool(2)) {
                List<Callable<Boolean>> both =
                        List.of(() -> saved(EDITOR, id, opened, "甲" + n), () -> saved(SECOND, id, opened, "乙" + n));
                long saved = threads.invokeAll(both).stream()
                        .filter(f -> f.resultNow())
                        .count();
                assertThat(saved).isEqualTo(1);
            }
        }
    }

    @Test
    void everySaveIsAVersionThatCanBeComparedAndRestored() {
        long id = authoring.create(site, channel, "一稿").documentId();
        save(EDITOR, id, version(id), "二稿", "<p>正文改</p>");
        save(SECOND, id, version(id), "三稿", "<p>正文再改</p>");
        VersionQueries versions = authoring.the(VersionQueries.class);
        var all = versions.of(scope, id);
        assertThat(all).extracting(VersionQueries.Version::title).containsExactly("三稿", "二稿", "一稿");
        assertThat(all).extracting(VersionQueries.Version::savedBy).containsExactly("李华", "张明", "张明");
        Comparison comparison = Comparison.of(
                versions.content(scope, id, all.get(2).key()),
                versions.content(scope, id, all.get(0).key()));
        assertThat(comparison.fields()).singleElement().satisfies(f -> assertThat(f.label())
                .isEqualTo("标题"));
        assertThat(comparison.body().added()).isEqualTo(1);

        authoring
                .the(RestoreVersion.class)
                .perform(scope, EDITOR, id, all.get(2).key(), version(id));
        assertThat(content(id).title()).isEqualTo("一稿");
        assertThat(versions.of(scope, id)).hasSize(4);
    }

    @Test
    void aReleasedTextIsRestoredAsANewEdition() {
        var created = authoring.released(site, channel, "公告");
        long id = created.documentId();
        save(EDITOR, id, version(id), "公告改", "<p>改</p>");
        release(id);
        authoring.the(RestoreVersion.class).perform(scope, EDITOR, id, "" + created.editionId(), version(id));
        Edition draft = current(id);
        assertThat(draft.state()).isEqualTo(EditionState.DRAFT);
        assertThat(draft.number()).isEqualTo(3);
        assertThat(draft.content().title()).isEqualTo("公告");
    }

    @Test
    void aForeignVersionIsNotThere() {
        long id = authoring.create(site, channel, "本篇").documentId();
        var other = authoring.create(site, channel, "另篇");
        VersionQueries versions = authoring.the(VersionQueries.class);
        assertThatThrownBy(() -> versions.content(scope, id, "" + other.editionId()))
                .hasMessageContaining("不存在");
        assertThatThrownBy(() -> versions.content(scope, id, current(id).id() + "@99"))
                .hasMessageContaining("不存在");
        assertThatThrownBy(() -> versions.content(scope, id, "x@y")).hasMessageContaining("不对");
        assertThatThrownBy(() -> versions.content(
                        SiteScope.of(site + 1), id, "" + current(id).id()))
                .hasMessageContaining("不存在");
    }

    @Test
    void whoIsThereIsSeenUntilTheyFallSilent() {
        long id = authoring.create(site, channel, "草稿").documentId();
        Presences presences = authoring.the(Presences.class);
        assertThat(presences.beat(scope, EDITOR, id, true)).isEmpty();
        assertThat(presences.beat(scope, SECOND, id, false)).singleElement().satisfies(p -> {
            assertThat(p.account()).isEqualTo("张明");
            assertThat(p.writing()).isTrue();
        });
        authoring.now.set(Authoring.START.plus(Duration.ofSeconds(101)));
        assertThat(presences.others(scope, SECOND, id)).isEmpty();
        authoring.the(SweepDesk.class).perform();
        assertThat(authoring
                        .owner()
                        .sql("select count(*) from document.presence")
                        .query(Long.class)
                        .single())
                .isZero();
        presences.beat(scope, EDITOR, id, true);
        presences.leave(scope, EDITOR, id);
        assertThat(presences.others(scope, SECOND, id)).isEmpty();
        assertThatThrownBy(() -> presences.beat(SiteScope.of(site + 1), EDITOR, id, true))
                .hasMessageContaining("不存在");
    }

    @Test
    void aRejectionIsUndoneWithItsApprovalAndItsHour() {
        var created = authoring.create(site, channel, "定时稿");
        authoring.the(ApproveEdition.class).perform(scope, EDITOR, created.editionId());
        var hour = Authoring.START.plus(Duration.ofHours(1));
        authoring.the(ScheduleEdition.class).perform(scope, EDITOR, created.editionId(), hour);
        authoring.the(RejectEdition.class).perform(scope, SECOND, created.editionId(), "请改");
        UndoChange undo = authoring.the(UndoChange.class);
        assertThatThrownBy(() -> undo.perform(scope, EDITOR, created.documentId()))
                .hasMessageContaining("没有可撤销");
        undo.perform(scope, SECOND, created.documentId());
        Edition back = current(created.documentId());
        assertThat(back.state()).isEqualTo(EditionState.SCHEDULED);
        assertThat(back.scheduledAt()).isEqualTo(hour);
        assertThatThrownBy(() -> undo.perform(scope, SECOND, created.documentId()))
                .hasMessageContaining("没有可撤销");
        authoring.now.set(hour);
        authoring.the(ReleaseDueEditions.class).perform();
        assertThat(current(created.documentId()).state()).isEqualTo(EditionState.RELEASED);
    }

    @Test
    void whatSomebodyTouchedSinceIsNotUndoneAndNothingAfterFiveMinutes() {
        var created = authoring.create(site, channel, "稿");
        SubmitEdition submit = authoring.the(SubmitEdition.class);
        UndoChange undo = authoring.the(UndoChange.class);
        submit.perform(scope, EDITOR, created.editionId());
        authoring.the(RejectEdition.class).perform(scope, SECOND, created.editionId(), "请改");
        assertThatThrownBy(() -> undo.perform(scope, EDITOR, created.documentId()))
                .isInstanceOf(Problem.class);
        submit.perform(scope, EDITOR, created.editionId());
        authoring.now.set(Authoring.START.plus(Duration.ofMinutes(6)));
        assertThatThrownBy(() -> undo.perform(scope, EDITOR, created.documentId()))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aPlacementIsUndoneForThePublicToo() {
        long further = authoring.openChannel(site, "tzgg");
        long id = authoring.released(site, channel, "通知").documentId();
        authoring.the(PlaceDocument.class).perform(scope, EDITOR, id, new NewPlacement(further, true, 0, 0));
        authoring.the(UndoChange.class).perform(scope, EDITOR, id);
        assertThat(current(id).placements()).singleElement().satisfies(p -> {
            assertThat(p.channelId()).isEqualTo(channel);
            assertThat(p.primary()).isTrue();
        });
        assertThat(authoring
                        .owner()
                        .sql("select channel_id from release.placement where document_id = ?")
                        .param(id)
                        .query(Long.class)
                        .list())
                .containsExactly(channel);
    }

    @Test
    void whatWaitsForItsHourCanBeHeldBack() {
        var created = authoring.create(site, channel, "定时稿");
        authoring.the(ApproveEdition.class).perform(scope, EDITOR, created.editionId());
        authoring
                .the(ScheduleEdition.class)
                .perform(scope, EDITOR, created.editionId(), Authoring.START.plus(Duration.ofHours(1)));
        authoring.the(CancelSchedule.class).perform(scope, EDITOR, created.editionId());
        assertThat(current(created.documentId()).state()).isEqualTo(EditionState.APPROVED);
        authoring.now.set(Authoring.START.plus(Duration.ofHours(2)));
        assertThat(authoring.the(ReleaseDueEditions.class).perform()).isZero();
    }

    @Test
    void ofManyThoseThatCanDoAndTheOthersSayWhyNot() {
        var approved = authoring.create(site, channel, "可以");
        var second = authoring.create(site, channel, "也可以");
        authoring.the(ApproveEditions.class).perform(scope, EDITOR, List.of(approved.editionId(), second.editionId()));
        long draft = authoring.create(site, channel, "未审").documentId();
        List<Long> all = List.of(approved.documentId(), draft, 999_999L, second.documentId(), draft);
        ActOnDocuments act = authoring.the(ActOnDocuments.class);

        List<Outcome> tried = act.perform(scope, EDITOR, "release", order(all, "", true));
        assertThat(tried).extracting(Outcome::done).containsExactly(true, false, false, true);
        assertThat(current(approved.documentId()).state()).isEqualTo(EditionState.APPROVED);

        List<Outcome> done = act.perform(scope, EDITOR, "release", order(all, "", false));
        assertThat(done).isEqualTo(tried);
        assertThat(current(second.documentId()).state()).isEqualTo(EditionState.RELEASED);
        assertThat(done.get(1).blockers().toString()).contains("未经审核通过");
        assertThat(done.get(2).blockers().toString()).contains("不存在");
        // one stroke is one entry of the log
        assertThat(authoring
                        .owner()
                        .sql("select count(*) from release.publication_log")
                        .query(Long.class)
                        .single())
                .isLessThanOrEqualTo(3);
    }

    @Test
    void manyRejectionsAreUndoneTogether() {
        var one = authoring.create(site, channel, "一");
        var two = authoring.create(site, channel, "二");
        List<Long> both = List.of(one.documentId(), two.documentId());
        ActOnDocuments act = authoring.the(ActOnDocuments.class);
        assertThat(act.perform(scope, EDITOR, "submit", order(both, "", false))).allMatch(Outcome::done);
        assertThat(act.perform(scope, EDITOR, "reject", order(both, "请改", false)))
                .allMatch(Outcome::done);
        assertThat(act.perform(scope, EDITOR, "undo", order(both, "", false))).allMatch(Outcome::done);
        assertThat(current(one.documentId()).state()).isEqualTo(EditionState.IN_REVIEW);
        assertThatThrownBy(() -> act.perform(scope, EDITOR, "reject", order(both, " ", false)))
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> act.perform(scope, EDITOR, "schedule", order(both, "", false)))
                .hasMessageContaining("at");
        assertThatThrownBy(() -> act.perform(scope, EDITOR, "place", order(both, "", false)))
                .hasMessageContaining("channelId");
        assertThatThrownBy(() -> act.perform(scope, EDITOR, "explode", order(both, "", false)))
                .hasMessageContaining("explode");
        assertThatThrownBy(() -> act.perform(scope, EDITOR, "submit", order(List.of(), "", false)))
                .hasMessageContaining("documents");
    }

    private static Order order(List<Long> documents, String reason, boolean dryRun) {
        return new Order(documents, reason, null, null, dryRun);
    }

    private boolean saved(Actor actor, long id, long opened, String title) {
        try {
            save(actor, id, opened, title, "<p>正文</p>");
            return true;
        } catch (Problem e) {
            assertThat(e.type()).isEqualTo("edit-conflict");
            return false;
        }
    }

    private void save(Actor actor, long id, long version, String title, @Nullable String body) {
        authoring
                .the(ReviseDocument.class)
                .perform(
                        scope,
                        actor,
                        id,
                        version,
                        EditionDraft.of(title, "市政府办公室", body == null ? "" : body),
                        List.of());
    }

    private void release(long id) {
        authoring.the(ApproveEdition.class).perform(scope, EDITOR, current(id).id());
        authoring.the(ReleaseEdition.class).perform(scope, EDITOR, current(id).id());
    }

    private Edition current(long id) {
        return authoring.the(EditionQueries.class).current(scope, id).orElseThrow();
    }

    private EditionContent content(long id) {
        return current(id).content();
    }

    private long version(long id) {
        return current(id).document().version();
    }
}
