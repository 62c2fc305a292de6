package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huizheng.document.Authoring.EDITOR;

import java.util.List;
import org.huizheng.channel.CloseChannel;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TakeDownModuleTests {

    private static final SiteScope EVERY = SiteScope.everySite();
    private static final Actor DUTY = new Actor("staff", "zhiban");

    private final Authoring authoring = new Authoring();
    private final long site = authoring.openSite();
    private final long other = authoring.openSite();
    private final long channel = authoring.openChannel(site, "yaowen");
    private final long further = authoring.openChannel(other, "zhuanzai");
    private final TakeDownDocument takeDown = authoring.the(TakeDownDocument.class);

    @AfterEach
    void close() {
        authoring.close();
    }

    private long count(String sql) {
        return authoring.owner().sql(sql).query(Long.class).single();
    }

    private CreateDocuments.Created onTwoSites() {
        var created = authoring.released(site, channel, "有误的公告");
        authoring.the(PlaceDocument.class).perform(EVERY, EDITOR, created.documentId(), NewPlacement.primary(further));
        assertThat(count("select count(distinct site_id) from release.placement"))
                .isEqualTo(2);
        return created;
    }

    @Test
    void nothingOfItIsLeftOnAnySite() {
        var created = onTwoSites();
        authoring.permissions.grant(DUTY, "emergency.takeDown", Where.PLATFORM);
        takeDown.perform(EVERY, DUTY, created.documentId(), "内容有误");
        assertThat(count("select count(*) from release.placement")).isZero();
        assertThat(count("select count(*) from release.document where state = 'withdrawn' and reason = '内容有误'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from release.publication_log where change = 'retractDocument'"))
                .as("each site is told")
                .isEqualTo(2);
        assertThat(count("select count(*) from audit.entry where action = 'takeDownEdition'"))
                .isEqualTo(1);
        assertThat(authoring.edition(created.editionId()).state()).isEqualTo(EditionState.WITHDRAWN);
    }

    @Test
    void aRevisionThatWouldBringItBackByItselfGoesToItsAuthor() {
        var created = onTwoSites();
        long version = authoring.edition(created.editionId()).document().version();
        authoring
                .the(ReviseDocument.class)
                .perform(EVERY, EDITOR, created.documentId(), version, EditionDraft.of("改过的", "市政府办公室", ""), List.of());
        Edition revision = authoring
                .the(EditionQueries.class)
                .current(EVERY, created.documentId())
                .orElseThrow();
        authoring.the(ApproveEdition.class).perform(EVERY, EDITOR, revision.id());
        authoring.the(ScheduleEdition.class).perform(EVERY, EDITOR, revision.id(), Authoring.START.plusSeconds(3_600));
        assertThat(takeDown.blockers(EDITOR, authoring.edition(revision.id()))).isEmpty();
        takeDown.perform(EVERY, EDITOR, created.documentId(), "内容有误");
        assertThat(authoring.edition(revision.id()).state()).isEqualTo(EditionState.DRAFT);
        authoring.now.set(Authoring.START.plusSeconds(7_200));
        assertThat(authoring.the(ReleaseDueEditions.class).perform()).isZero();
        assertThat(count("select count(*) from release.placement")).isZero();
    }

    @Test
    void whatWasArchivedIsTakenDownToo() {
        var created = onTwoSites();
        authoring.the(ArchiveDocument.class).perform(EVERY, EDITOR, created.documentId(), "过时");
        assertThat(count("select count(*) from release.archived")).isEqualTo(2);
        assertThat(count("select count(*) from release.placement")).isZero();
        assertThat(takeDown.blockers(EDITOR, authoring.edition(created.editionId())))
                .isEmpty();
        takeDown.perform(EVERY, EDITOR, created.documentId(), "内容有误");
        assertThat(count("select count(*) from release.archived")).isZero();
        assertThat(authoring.edition(created.editionId()).state()).isEqualTo(EditionState.WITHDRAWN);
    }

    @Test
    void whatIsBeingRevisedIsNotArchived() {
        var created = authoring.released(site, channel, "现行的公告");
        long version = authoring.edition(created.editionId()).document().version();
        authoring
                .the(ReviseDocument.class)
                .perform(EVERY, EDITOR, created.documentId(), version, EditionDraft.of("改过的", "市政府办公室", ""), List.of());
        assertThatThrownBy(
                        () -> authoring.the(ArchiveDocument.class).perform(EVERY, EDITOR, created.documentId(), "过时"))
                .hasMessageContaining("稿件有新的一版尚未签发");
        assertThat(count("select count(*) from release.placement")).isEqualTo(1);
    }

    @Test
    void whatIsArchivedStaysInItsChannel() {
        var created = authoring.released(site, channel, "往年的公告");
        authoring.the(ArchiveDocument.class).perform(EVERY, EDITOR, created.documentId(), "过时");
        assertThatThrownBy(() ->
                        authoring.the(RemovePlacement.class).perform(EVERY, EDITOR, created.documentId(), channel))
                .hasMessageContaining("稿件已归档，投放不再改变");
        assertThat(authoring.the(CloseChannel.class).blockers(EVERY, EDITOR, channel))
                .isNotEmpty();
    }

    @Test
    void isItsOwnRightAndNeedsAReason() {
        var created = onTwoSites();
        Actor reviewer = new Actor("staff", "shenhe");
        authoring.permissions.grant(reviewer, "document.*", Where.PLATFORM);
        assertThatThrownBy(() -> takeDown.perform(EVERY, reviewer, created.documentId(), "内容有误"))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.status()).isEqualTo(403));
        assertThatThrownBy(() -> takeDown.perform(EVERY, EDITOR, created.documentId(), " "))
                .hasMessageContaining("紧急下架须说明原因");
        var draft = authoring.create(site, channel, "草稿");
        assertThatThrownBy(() -> takeDown.perform(EVERY, EDITOR, draft.documentId(), "内容有误"))
                .hasMessageContaining("尚未发布");
        assertThat(takeDown.blockers(EDITOR, authoring.edition(draft.editionId())))
                .isNotEmpty();
    }
}
