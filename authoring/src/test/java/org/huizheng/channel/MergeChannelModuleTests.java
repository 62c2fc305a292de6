package org.huizheng.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huizheng.document.Authoring.EDITOR;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.huizheng.document.ApproveEditions;
import org.huizheng.document.Authoring;
import org.huizheng.document.NewPlacement;
import org.huizheng.document.PlaceDocument;
import org.huizheng.document.ReleaseEditions;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.Wake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MergeChannelModuleTests {

    private final Authoring authoring = new Authoring();
    private final long site = authoring.openSite();
    private final SiteScope scope = SiteScope.of(site);
    private final long from = authoring.openChannel(site, "from");
    private final long into = authoring.openChannel(site, "into");
    private final MergeChannel merge = authoring.the(MergeChannel.class);
    private final ContinueMerges work = authoring.the(ContinueMerges.class);

    @AfterEach
    void close() {
        authoring.close();
    }

    @Test
    void documentsKeepTheirAddressesAndTheChannelsLeadOn() {
        var released = authoring.released(site, from, "已发布");
        var twice = authoring.released(site, from, "两处投放");
        authoring.the(PlaceDocument.class).perform(scope, EDITOR, twice.documentId(), NewPlacement.further(into));
        var draft = authoring.create(site, from, "草稿");
        var approved = authoring.create(site, from, "已审核");
        authoring.the(ApproveEditions.class).perform(scope, EDITOR, List.of(approved.editionId()));
        String address = address(released.documentId());

        merge.perform(scope, EDITOR, from, into, "机构改革，栏目合并");
        finish();

        assertThat(address(released.documentId())).isEqualTo(address).startsWith("/from/");
        assertThat(placements()).containsExactly(into + " true");
        assertThat(count("document.placement where channel_id = " + into)).isEqualTo(4);
        assertThat(count("release.placement where channel_id = " + into)).isEqualTo(2);
        assertThat(count("release.channel where channel_id = " + from)).isZero();
        assertThat(count("release.channel_moved where channel_id = " + from + " and to_channel_id = " + into))
                .isEqualTo(1);
        authoring.the(ReleaseEditions.class).perform(scope, EDITOR, List.of(approved.editionId()), Wake.NOW);
        assertThat(authoring.edition(draft.editionId()).placements().getFirst().channelId())
                .isEqualTo(into);
        assertThat(authoring.the(MergeQueries.class).of(scope, from).state()).isEqualTo(Merge.State.DONE);
        assertThat(count("audit.entry where action in ('mergeChannel', 'closeChannel')"))
                .isEqualTo(2);
    }

    @Test
    void itTellsHowManyOldAddressesWillLeadOn() {
        assertThat(merge.addresses(from)).as("the list and its feed").isEqualTo(2);
        merge.perform(scope, EDITOR, from, into, "合并");
        finish();
        assertThat(merge.addresses(into))
                .as("its own two, and the two that lead here")
                .isEqualTo(4);
    }

    @Test
    void anAddressThatLeadsOnIsNotGivenAgain() {
        merge.perform(scope, EDITOR, from, into, "合并");
        finish();
        assertThatThrownBy(() -> authoring.openChannel(site, "from")).hasMessageContaining("不能再用");
    }

    @Test
    void whatCannotBeMergedSaysWhy() {
        long other = authoring.openSite();
        long foreign = authoring.openChannel(other, "there");
        long child = authoring.the(OpenChannel.class).perform(scope, EDITOR, site, from, "child", Authoring.text("下级"));
        assertThatThrownBy(() -> merge.perform(scope, EDITOR, from, into, "合并")).hasMessageContaining("先移走子栏目");
        assertThatThrownBy(() -> merge.perform(scope, EDITOR, child, child, "合并"))
                .hasMessageContaining("栏目自己");
        assertThatThrownBy(() -> merge.perform(scope, EDITOR, child, foreign, "合并"))
                .hasMessageContaining("栏目不存在");
        assertThatThrownBy(() -> merge.perform(SiteScope.of(site, other), EDITOR, child, foreign, "合并"))
                .hasMessageContaining("本站点");
        assertThatThrownBy(() -> merge.perform(scope, EDITOR, child, into, " ")).hasMessageContaining("说明原因");
        merge.perform(scope, EDITOR, child, into, "合并");
        assertThatThrownBy(() -> merge.perform(scope, EDITOR, into, from, "合并")).hasMessageContaining("须先完成");
        assertThatThrownBy(() -> authoring.the(CloseChannel.class).perform(scope, EDITOR, into))
                .hasMessageContaining("正在合并");
    }

    @Test
    void aStoppedMergeGoesOnWhenAskedAgain() {
        authoring.released(site, from, "一");
        merge.perform(scope, EDITOR, from, into, "合并");
        merge.stop(scope, EDITOR, from);
        assertThat(work.perform()).isZero();
        assertThat(authoring.the(MergeQueries.class).of(scope, from).state()).isEqualTo(Merge.State.STOPPED);
        merge.perform(scope, EDITOR, from, into, "继续");
        finish();
        assertThat(authoring.the(MergeQueries.class).of(scope, from).state()).isEqualTo(Merge.State.DONE);
    }

    @Test
    void onlyWhoMayMergeDoes() {
        authoring.permissions.grant(EDITOR, "channel.move", Permissions.Where.site(site));
        assertThatThrownBy(() -> merge.perform(scope, EDITOR, from, into, "合并")).hasMessageContaining("channel.merge");
    }

    @Test
    void releasesGoOnWhileAChannelIsMerged() throws Exception {
        for (int i = 0; i < 150; i++) {
            authoring.released(site, from, "旧稿" + i);
        }
        merge.perform(scope, EDITOR, from, into, "合并");
        CountDownLatch begun = new CountDownLatch(1);
        try (var pool = Executors.newSingleThreadExecutor()) {
            Future<List<Long>> releases = pool.submit(() -> {
                List<Long> made = new ArrayList<>();
                for (int i = 0; i < 30; i++) {
                    made.add(releasedWhereItMay(i < 5, "新稿" + i));
                    begun.countDown();
                }
                return made;
            });
            begun.await();
            for (int turn = 0; turn < 100 && running(); turn++) {
                work.perform();
            }
            assertThat(releases.get()).hasSize(30);
        }
        finish();
        assertThat(running()).isFalse();
        assertThat(count("document.placement where channel_id = " + from)).isZero();
        assertThat(count("release.placement where channel_id = " + into)).isEqualTo(180);
        assertThat(authoring
                        .owner()
                        .sql("select items from release.channel where channel_id = ?")
                        .param(into)
                        .query(Long.class)
                        .single())
                .isEqualTo(180);
    }

    /** Into the channel that goes, as long as it takes anything. */
    private long releasedWhereItMay(boolean old, String title) {
        try {
            return authoring.released(site, old ? from : into, title).documentId();
        } catch (Problem e) {
            assertThat(old).as(e.getMessage()).isTrue();
            assertThat(running()).as("only a channel that is gone refuses").isFalse();
            return authoring.released(site, into, title).documentId();
        }
    }

    private boolean running() {
        return authoring.the(MergeQueries.class).of(scope, from).state() == Merge.State.RUNNING;
    }

    private void finish() {
        for (int turn = 0; turn < 20 && work.perform() > 0; turn++) {
            assertThat(turn).isLessThan(19);
        }
    }

    private String address(long documentId) {
        return authoring
                .owner()
                .sql("select path from release.address where document_id = ?")
                .param(documentId)
                .query(String.class)
                .single();
    }

    private List<String> placements() {
        return authoring
                .owner()
                .sql("select distinct channel_id || ' ' || \"primary\" from document.placement")
                .query(String.class)
                .list();
    }

    private long count(String rest) {
        return authoring
                .owner()
                .sql("select count(*) from " + rest)
                .query(Long.class)
                .single();
    }
}
