package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huizheng.document.Authoring.EDITOR;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.Wake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReleaseModuleTests {

    private final Authoring authoring = new Authoring();
    private final long site = authoring.openSite();
    private final long channel = authoring.openChannel(site, "yaowen");
    private final SiteScope scope = SiteScope.of(site);

    @AfterEach
    void close() {
        authoring.close();
    }

    @Test
    void aDocumentBornHereIsDatedByItsFirstReleaseAndKeepsTheDate() {
        var created = authoring.released(site, channel, "临澜市召开常务会议");
        assertThat(published(created.documentId())).isEqualTo(Authoring.START);

        authoring.now.set(Authoring.START.plus(Duration.ofDays(2)));
        long second = revise(created.documentId(), "临澜市召开常务会议（更正）");
        authoring.the(ApproveEdition.class).perform(scope, EDITOR, second);
        authoring.the(ReleaseEdition.class).perform(scope, EDITOR, second);

        assertThat(published(created.documentId())).isEqualTo(Authoring.START);
        assertThat(authoring.edition(created.editionId()).state()).isEqualTo(EditionState.SUPERSEDED);
        Document document = authoring.edition(second).document();
        assertThat(document.publicEditionId()).isEqualTo(second);
        assertThat(document.firstVisibleAt()).isEqualTo(Authoring.START);
    }

    @Test
    void aMigratedDocumentKeepsTheGivenDate() {
        Instant given = Instant.parse("2019-03-01T01:30:00Z");
        var created = authoring
                .the(CreateDocuments.class)
                .perform(
                        scope,
                        EDITOR,
                        List.of(new NewDocument(
                                site,
                                "article",
                                "old-7",
                                given,
                                EditionDraft.of("旧闻", "旧站", "<p>旧</p>"),
                                List.of(NewPlacement.primary(channel)),
                                List.of())))
                .getFirst();
        release(created.editionId());
        assertThat(published(created.documentId())).isEqualTo(given);
        Document document = authoring.edition(created.editionId()).document();
        assertThat(document.origin()).isEqualTo("migrated");
        assertThat(document.firstVisibleAt()).isEqualTo(Authoring.START);
        assertThat(authoring.the(EditionQueries.class).byExternalIds(scope, site, List.of("old-7", "old-8")))
                .containsExactlyEntriesOf(java.util.Map.of("old-7", created.documentId()));
    }

    @Test
    void whatChangedAfterItsApprovalIsNotReleased() {
        long other = authoring.openChannel(site, "tzgg");
        var created = authoring.create(site, channel, "通知");
        authoring.the(ApproveEdition.class).perform(scope, EDITOR, created.editionId());
        authoring.the(PlaceDocument.class).perform(scope, EDITOR, created.documentId(), NewPlacement.further(other));
        assertThatThrownBy(() -> authoring.the(ReleaseEdition.class).perform(scope, EDITOR, created.editionId()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("审核后有改动");
    }

    @Test
    void tamperedContentIsNotReleased() {
        var created = authoring.create(site, channel, "通知");
        authoring.the(ApproveEdition.class).perform(scope, EDITOR, created.editionId());
        authoring
                .owner()
                .sql("update document.edition set body = '<p>另一篇</p>' where edition_id = ?")
                .param(created.editionId())
                .update();
        assertThatThrownBy(() -> authoring.the(ReleaseEdition.class).perform(scope, EDITOR, created.editionId()))
                .hasMessageContaining("须重新审核");
    }

    @Test
    void withoutASourceNothingIsApproved() {
        var created = authoring
                .the(CreateDocuments.class)
                .perform(
                        scope,
                        EDITOR,
                        List.of(Authoring.article(site, channel, EditionDraft.of("无来源", "", "<p>x</p>"))))
                .getFirst();
        assertThatThrownBy(() -> authoring.the(ApproveEdition.class).perform(scope, EDITOR, created.editionId()))
                .hasMessageContaining("缺少信息来源");
    }

    @Test
    void aWithdrawnDocumentReturnsOnlyAsANewApprovedEdition() {
        var created = authoring.released(site, channel, "误发");
        authoring.the(WithdrawDocument.class).perform(scope, EDITOR, created.documentId(), "内容有误");
        assertThat(publicState(created.documentId())).isEqualTo("withdrawn");
        assertThatThrownBy(() -> release(created.editionId())).isInstanceOf(Problem.class);

        long second = revise(created.documentId(), "更正后");
        authoring.the(ApproveEdition.class).perform(scope, EDITOR, second);
        authoring.the(ReleaseEdition.class).perform(scope, EDITOR, second);
        assertThat(publicState(created.documentId())).isEqualTo("released");
    }

    @Test
    void anUnpublishedDocumentMayBeReleasedAgainAsItWas() {
        var created = authoring.released(site, channel, "活动预告");
        authoring.the(UnpublishDocument.class).perform(scope, EDITOR, created.documentId(), "活动结束");
        authoring.the(ReleaseEdition.class).perform(scope, EDITOR, created.editionId());
        assertThat(publicState(created.documentId())).isEqualTo("released");
        authoring.the(ArchiveDocument.class).perform(scope, EDITOR, created.documentId(), "年度归档");
        assertThat(publicState(created.documentId())).isEqualTo("archived");
        assertThatThrownBy(() -> revise(created.documentId(), "再改")).hasMessageContaining("已归档");
    }

    @Test
    void manyDocumentsAreUnpublishedTogetherOrNotAtAll() {
        long first = authoring.released(site, channel, "活动一").documentId();
        long second = authoring.released(site, channel, "活动二").documentId();
        long draft = authoring.create(site, channel, "活动三").documentId();
        UnpublishDocuments unpublish = authoring.the(UnpublishDocuments.class);
        assertThatThrownBy(() -> unpublish.perform(scope, EDITOR, List.of(first, second, draft), "活动结束"))
                .isInstanceOf(Problem.class);
        assertThat(publicState(first)).isEqualTo("released");

        unpublish.perform(scope, EDITOR, List.of(second, first), "活动结束");
        assertThat(publicState(first)).isEqualTo("unpublished");
        assertThat(publicState(second)).isEqualTo("unpublished");
    }

    @Test
    void aScheduledEditionIsReleasedWhenItIsDue() {
        var created = authoring.create(site, channel, "明日发布");
        authoring.the(ApproveEdition.class).perform(scope, EDITOR, created.editionId());
        authoring
                .the(ScheduleEdition.class)
                .perform(scope, EDITOR, created.editionId(), Authoring.START.plus(Duration.ofHours(1)));
        authoring.the(ReleaseDueEditions.class).perform();
        assertThat(authoring.edition(created.editionId()).state()).isEqualTo(EditionState.SCHEDULED);
        authoring.now.set(Authoring.START.plus(Duration.ofHours(2)));
        authoring.the(ReleaseDueEditions.class).perform();
        assertThat(authoring.edition(created.editionId()).state()).isEqualTo(EditionState.RELEASED);
    }

    @Test
    void aClockSetBackOrForwardReleasesOnceAndKeepsItPublic() {
        long edition = scheduled("明日发布", Duration.ofHours(1));
        authoring.now.set(Authoring.START.plus(Duration.ofHours(1)).plusMillis(1)); // set forward an hour
        assertThat(authoring.the(ReleaseDueEditions.class).perform()).isEqualTo(1);
        long released = authoring.edition(edition).document().version();
        authoring.now.set(Authoring.START); // and back
        assertThat(authoring.the(ReleaseDueEditions.class).perform()).isZero();
        authoring.now.set(Authoring.START.plus(Duration.ofHours(3)));
        assertThat(authoring.the(ReleaseDueEditions.class).perform()).isZero();
        assertThat(authoring.edition(edition).document().version()).isEqualTo(released);
        assertThat(authoring.edition(edition).state()).isEqualTo(EditionState.RELEASED);
    }

    @Test
    void manyDueInTheSameSecondGoOutTogetherAndOneThatMayNotHoldsUpNoOther() {
        List<Long> editions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            editions.add(scheduled("九时整 " + i, Duration.ofHours(1)));
        }
        authoring
                .owner()
                .sql("update document.edition set title = 'x', meta = replace(meta, '九时整 7', 'x') where edition_id = ?")
                .param(editions.get(7))
                .update();
        authoring.now.set(Authoring.START.plus(Duration.ofHours(1)));
        assertThat(authoring.the(ReleaseDueEditions.class).perform()).isEqualTo(29);
        assertThat(authoring.edition(editions.get(7)).state()).isEqualTo(EditionState.DRAFT);
        assertThat(authoring.edition(editions.get(7)).remark()).startsWith("定时签发未成功");
    }

    @Test
    void whatIsPublicLeavesThePublicAtItsHourOnceAndSaysWhy() {
        long id = released("活动公告");
        ScheduleEnd end = authoring.the(ScheduleEnd.class);
        Instant at = Authoring.START.plus(Duration.ofHours(2));
        assertThatThrownBy(() -> end.perform(scope, EDITOR, id, Authoring.START, "活动结束"))
                .hasMessageContaining("晚于现在");
        assertThatThrownBy(() -> end.perform(scope, EDITOR, id, at, " ")).hasMessageContaining("原因");
        end.perform(scope, EDITOR, id, at, "活动结束");
        UnpublishDueDocuments due = authoring.the(UnpublishDueDocuments.class);
        assertThat(due.perform()).isZero();
        authoring.now.set(at);
        assertThat(due.perform()).isEqualTo(1);
        assertThat(publicState(id)).isEqualTo("unpublished");
        authoring.now.set(Authoring.START);
        assertThat(due.perform()).isZero();
        authoring.now.set(at.plusSeconds(1));
        assertThat(due.perform()).isZero();
    }

    @Test
    void anEndIsTakenAwayByHandAndByWithdrawingAndADraftHasNone() {
        long id = released("活动公告");
        ScheduleEnd end = authoring.the(ScheduleEnd.class);
        Instant at = Authoring.START.plus(Duration.ofHours(2));
        assertThatThrownBy(() -> end.cancel(scope, EDITOR, id)).hasMessageContaining("没有设定");
        end.perform(scope, EDITOR, id, at, "活动结束");
        end.cancel(scope, EDITOR, id);
        end.perform(scope, EDITOR, id, at, "活动结束");
        authoring.the(WithdrawDocument.class).perform(scope, EDITOR, id, "内容有误");
        authoring.now.set(at);
        assertThat(authoring.the(UnpublishDueDocuments.class).perform()).isZero();
        var draft = authoring.create(site, channel, "草稿");
        assertThatThrownBy(() -> end.perform(scope, EDITOR, draft.documentId(), at.plusSeconds(9), "活动结束"))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> end.perform(SiteScope.of(99L), EDITOR, id, at.plusSeconds(9), "活动结束"))
                .isInstanceOf(Problem.class);
    }

    private long released(String title) {
        var created = authoring.create(site, channel, title);
        authoring.the(ApproveEdition.class).perform(scope, EDITOR, created.editionId());
        authoring.the(ReleaseEdition.class).perform(scope, EDITOR, created.editionId(), true);
        return created.documentId();
    }

    private long scheduled(String title, Duration in) {
        long edition = authoring.create(site, channel, title).editionId();
        authoring.the(ApproveEdition.class).perform(scope, EDITOR, edition);
        authoring.the(ScheduleEdition.class).perform(scope, EDITOR, edition, Authoring.START.plus(in));
        return edition;
    }

    @Test
    void anotherEditorsChangeInBetweenIsNotOverwritten() {
        var created = authoring.create(site, channel, "草稿");
        long seen = authoring.edition(created.editionId()).document().version();
        revise(created.documentId(), "甲的修改");
        assertThatThrownBy(() -> authoring
                        .the(ReviseDocument.class)
                        .perform(
                                scope, EDITOR, created.documentId(), seen, EditionDraft.of("乙的修改", "x", ""), List.of()))
                .hasMessageContaining("在您打开之后改过");
    }

    @Test
    void aVoidedRevisionLeavesThePublicEditionCurrent() {
        var created = authoring.released(site, channel, "公告");
        long second = revise(created.documentId(), "公告修订");
        authoring.the(VoidEdition.class).perform(scope, EDITOR, second);
        var current = authoring
                .the(EditionQueries.class)
                .current(scope, created.documentId())
                .orElseThrow();
        assertThat(current.id()).isEqualTo(created.editionId());
        assertThat(authoring.the(EditionQueries.class).versions(scope, created.documentId()))
                .hasSize(2);
    }

    @Test
    void aPublicDocumentCanBeShownInAnotherChannelAndOnAnotherSite() {
        long further = authoring.openChannel(site, "tzgg");
        long otherSite = authoring.openSite();
        long abroad = authoring.openChannel(otherSite, "zhuanzai");
        var created = authoring.released(site, channel, "联合通知");
        SiteScope both = SiteScope.of(site, otherSite);
        authoring.the(PlaceDocument.class).perform(both, EDITOR, created.documentId(), NewPlacement.further(further));
        authoring.the(PlaceDocument.class).perform(both, EDITOR, created.documentId(), NewPlacement.further(abroad));
        assertThat(publicChannels(created.documentId())).containsExactlyInAnyOrder(channel, further, abroad);
        assertThatThrownBy(
                        () -> authoring.the(RemovePlacement.class).perform(both, EDITOR, created.documentId(), channel))
                .hasMessageContaining("主栏目");
        authoring.the(RemovePlacement.class).perform(both, EDITOR, created.documentId(), abroad);
        assertThat(publicChannels(created.documentId())).containsExactlyInAnyOrder(channel, further);
    }

    @Test
    void correctingTheDateNeedsAReasonAndLeavesAMark() {
        var created = authoring.released(site, channel, "日期有误");
        Instant right = Authoring.START.minus(Duration.ofDays(3));
        assertThatThrownBy(() -> authoring
                        .the(CorrectPublishedAt.class)
                        .perform(scope, EDITOR, created.documentId(), right, " "))
                .hasMessageContaining("须说明原因");
        authoring.the(CorrectPublishedAt.class).perform(scope, EDITOR, created.documentId(), right, "录入错误");
        assertThat(published(created.documentId())).isEqualTo(right);
        assertThat(authoring.edition(created.editionId()).document().firstVisibleAt())
                .isEqualTo(Authoring.START);
        assertThat(authoring.the(org.huizheng.audit.AuditQueries.class).of("document:" + created.documentId(), 10))
                .anyMatch(entry -> entry.action().equals("correctPublishedAt")
                        && entry.facts().contains("录入错误"));
    }

    @Test
    void filesBecomePublicWithTheReleaseAndNotBefore() {
        byte[] bytes = "%PDF-1.7 附件".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var draft = new EditionDraft(
                "附件",
                "",
                "",
                List.of(),
                "来源",
                "",
                "",
                "",
                "",
                null,
                "",
                "",
                "",
                java.util.Map.of(),
                "<p><a href=\"attachment:通知.pdf\">下载</a></p>",
                BodyFormat.HTML,
                List.of(NewAttachment.of("通知.pdf", bytes)));
        var created = authoring
                .the(CreateDocuments.class)
                .perform(scope, EDITOR, List.of(Authoring.article(site, channel, draft)))
                .getFirst();
        var file =
                authoring.edition(created.editionId()).content().attachments().getFirst();
        assertThat(file.path())
                .isEqualTo(
                        "/files/" + created.documentId() + "/1-" + file.blob().substring(0, 8) + ".pdf");
        assertThat(file.inline()).isFalse();
        assertThat(authoring.edition(created.editionId()).content().body()).contains("href=\"" + file.path() + "\"");
        assertThat(authoring.blobs.contains(BlobStore.Area.PUBLIC, file.blob())).isFalse();
        release(created.editionId());
        assertThat(authoring.blobs.contains(BlobStore.Area.PUBLIC, file.blob())).isTrue();
    }

    @Test
    void aRefusedBatchChangesNothing() {
        var good = authoring.create(site, channel, "可以");
        var draft = authoring.create(site, channel, "未审");
        authoring.the(ApproveEdition.class).perform(scope, EDITOR, good.editionId());
        assertThatThrownBy(() -> authoring
                        .the(ReleaseEditions.class)
                        .perform(scope, Actor.SYSTEM, List.of(good.editionId(), draft.editionId()), Wake.NOW))
                .hasMessageContaining("不能签发");
        assertThat(authoring.edition(good.editionId()).state()).isEqualTo(EditionState.APPROVED);
    }

    private void release(long editionId) {
        authoring.the(ApproveEdition.class).perform(scope, EDITOR, editionId);
        authoring.the(ReleaseEdition.class).perform(scope, EDITOR, editionId);
    }

    private long revise(long documentId, String title) {
        long version = authoring
                .the(EditionQueries.class)
                .current(scope, documentId)
                .orElseThrow()
                .document()
                .version();
        return authoring
                .the(ReviseDocument.class)
                .perform(scope, EDITOR, documentId, version, EditionDraft.of(title, "市政府办公室", "<p>改</p>"), List.of());
    }

    private Instant published(long documentId) {
        return authoring
                .owner()
                .sql("select published_at from release.document where document_id = ?")
                .param(documentId)
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private String publicState(long documentId) {
        return authoring
                .owner()
                .sql("select state from release.document where document_id = ?")
                .param(documentId)
                .query(String.class)
                .single();
    }

    private List<Long> publicChannels(long documentId) {
        return authoring
                .owner()
                .sql("select channel_id from release.placement where document_id = ?")
                .param(documentId)
                .query(Long.class)
                .list();
    }
}
