package org.huizheng.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huizheng.document.Authoring.EDITOR;

import java.util.List;
import java.util.Map;
import org.huizheng.document.Authoring;
import org.huizheng.kernel.SiteScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelModuleTests {

    private final Authoring authoring = new Authoring();
    private final long site = authoring.openSite();
    private final SiteScope scope = SiteScope.of(site);
    private final long parent = open(null, "zwgk");
    private final long child = open(parent, "zcwj");

    @AfterEach
    void close() {
        authoring.close();
    }

    @Test
    void renamingAndMovingLeaveTheAddress() {
        long other = open(null, "xwzx");
        authoring.the(ChangeChannel.class).perform(scope, EDITOR, child, 0, Authoring.text("规章库"));
        authoring.the(MoveChannel.class).perform(scope, EDITOR, child, other);
        Channel moved = channel(child);
        assertThat(moved.path()).isEqualTo("zwgk/zcwj");
        assertThat(moved.name()).isEqualTo("规章库");
        assertThat(moved.parentId()).isEqualTo(other);
        assertThat(authoring
                        .owner()
                        .sql("select path || ' ' || name from release.channel where channel_id = ?")
                        .param(child)
                        .query(String.class)
                        .single())
                .isEqualTo("zwgk/zcwj 规章库");
    }

    @Test
    void aChannelCannotHangBelowItself() {
        assertThatThrownBy(() -> authoring.the(MoveChannel.class).perform(scope, EDITOR, parent, child))
                .hasMessageContaining("下级之下");
    }

    @Test
    void withoutItsMetasAChannelIsNotOpened() {
        ChannelText bare =
                new ChannelText("空", "", List.of(), List.of(), "list", "article", "newest", true, null, Map.of());
        assertThatThrownBy(() -> authoring.the(OpenChannel.class).perform(scope, EDITOR, site, null, "files", bare))
                .hasMessageContaining("栏目描述不能为空")
                .hasMessageContaining("栏目关键词不能为空")
                .hasMessageContaining("栏目类别不能为空")
                .hasMessageContaining("系统保留");
    }

    @Test
    void anOwnerWorksHereWhenGivenTheChannelButMayLeaveLater() {
        ChangeChannel change = authoring.the(ChangeChannel.class);
        assertThatThrownBy(() ->
                        change.perform(scope, EDITOR, child, 0, Authoring.text("库"), new Care("nobody", null, 14)))
                .hasMessageContaining("“nobody”不是在用的账号");
        assertThatThrownBy(() -> authoring
                        .the(OpenChannel.class)
                        .perform(
                                scope,
                                EDITOR,
                                site,
                                null,
                                "other",
                                Authoring.text("其他"),
                                new Care("nobody", null, null)))
                .hasMessageContaining("责任人");
        change.perform(scope, EDITOR, child, 0, Authoring.text("库"), new Care("liming", null, 14));
        assertThat(channel(child).care().owner()).isEqualTo("liming");
        authoring.owner().sql("update channel.channel set owner = 'gone'").update();
        change.perform(scope, EDITOR, child, channel(child).version(), Authoring.text("新库"));
        assertThat(channel(child).name()).isEqualTo("新库");
    }

    @Test
    void anAddressIsGivenOnceButFreeAgainWhenClosed() {
        assertThatThrownBy(() -> open(parent, "zcwj")).hasMessageContaining("已被使用");
        assertThatThrownBy(() -> authoring.the(CloseChannel.class).perform(scope, EDITOR, parent))
                .hasMessageContaining("子栏目");
        authoring.the(CloseChannel.class).perform(scope, EDITOR, child);
        assertThat(open(parent, "zcwj")).isNotEqualTo(child);
    }

    @Test
    void siblingsTakeTheGivenOrder() {
        long second = open(parent, "zcjd");
        authoring.the(ReorderChannels.class).perform(scope, EDITOR, site, parent, List.of(second, child));
        assertThat(channel(second).ordinal()).isLessThan(channel(child).ordinal());
        assertThatThrownBy(() ->
                        authoring.the(ReorderChannels.class).perform(scope, EDITOR, site, parent, List.of(second)))
                .hasMessageContaining("全部栏目");
    }

    @Test
    void anotherSitesChannelIsNotThere() {
        SiteScope foreign = SiteScope.of(authoring.openSite());
        assertThatThrownBy(() -> authoring.the(MoveChannel.class).perform(foreign, EDITOR, child, null))
                .hasMessageContaining("不存在");
        assertThatThrownBy(() -> authoring.the(ChannelQueries.class).tree(foreign, site))
                .hasMessageContaining("不存在");
    }

    private long open(@org.jspecify.annotations.Nullable Long parentId, String code) {
        return authoring
                .the(OpenChannel.class)
                .perform(scope, EDITOR, site, parentId, code, Authoring.text("栏目" + code));
    }

    private Channel channel(long id) {
        return authoring.the(ChannelQueries.class).byIds(scope, List.of(id)).getFirst();
    }
}
