package org.huizheng.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huizheng.document.Authoring.EDITOR;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.huizheng.channel.ChangeChannelAddress.Moved;
import org.huizheng.document.Authoring;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.mapping.ChangeMapping;
import org.huizheng.mapping.MappingQueries;
import org.huizheng.mapping.MappingText;
import org.huizheng.mapping.OpenMapping;
import org.huizheng.release.Mapping;
import org.huizheng.release.Mapping.Kind;
import org.huizheng.release.Mapping.Match;
import org.huizheng.release.Mappings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeChannelAddressModuleTests {

    private final Authoring authoring = new Authoring();
    private final long site = authoring.openSite();
    private final SiteScope scope = SiteScope.of(site);
    private final long news = open(null, "news");
    private final long notes = open(news, "notes");
    private final long other = open(null, "other");
    private final ChangeChannelAddress change = authoring.the(ChangeChannelAddress.class);

    @AfterEach
    void close() {
        authoring.close();
    }

    @Test
    void aChannelGoesWithWhatIsBelowItAndDocumentsKeepTheirAddresses() {
        var before = authoring.released(site, notes, "早的");
        String address = address(before.documentId());

        assertThat(change(news, "xwzx/dongtai")).isEqualTo("news");

        assertThat(paths()).containsValues("xwzx/dongtai", "xwzx/dongtai/notes", "other");
        assertThat(released()).isEqualTo(paths());
        assertThat(address(before.documentId())).isEqualTo(address).startsWith("/news/notes/");
        assertThat(address(authoring.released(site, notes, "晚的").documentId())).startsWith("/xwzx/dongtai/notes/");
        assertThat(mappings()).containsExactly("/news/ → /xwzx/dongtai/$1");
        assertThat(authoring
                        .owner()
                        .sql("select facts from audit.entry where action = 'changeChannelAddress'")
                        .query(String.class)
                        .single())
                .contains("/news/", "/xwzx/dongtai/", "2");
    }

    @Test
    void whatHangsBelowButIsAddressedElsewhereStays() {
        authoring.the(MoveChannel.class).perform(scope, EDITOR, other, news);
        authoring.the(MoveChannel.class).perform(scope, EDITOR, notes, null);

        ChangeChannelAddress.Plan plan = change.plan(scope, EDITOR, news, "/b/");
        assertThat(plan.blockers()).isEmpty();
        assertThat(plan.moved()).extracting(Moved::to).containsExactly("b");
        assertThat(plan.staying()).isEqualTo(1);
        change(news, "b");
        assertThat(paths()).containsValues("b", "other", "news/notes");
    }

    @Test
    void aReaderIsSentOnceHoweverOftenTheAddressChanged() {
        change(news, "b");
        change(news, "c");
        assertThat(mappings()).containsExactlyInAnyOrder("/news/ → /c/$1", "/b/ → /c/$1");
        change(notes, "notes");
        change(news, "d");
        assertThat(mappings())
                .containsExactlyInAnyOrder(
                        "/news/ → /d/$1",
                        "/b/ → /d/$1",
                        "/c/ → /d/$1",
                        "/news/notes/ → /notes/$1",
                        "/b/notes/ → /notes/$1",
                        "/c/notes/ → /notes/$1");
    }

    @Test
    void goingBackLeadsNobodyInACircle() {
        change(news, "b");
        assertThat(change(news, "news")).isEqualTo("b");
        assertThat(mappings()).containsExactly("/b/ → /news/$1");
        change(news, "b");
        assertThat(mappings()).containsExactly("/news/ → /b/$1");
    }

    @Test
    void whoComesToAnAddressAnotherLeftHasItsReaders() {
        change(news, "b");
        change(other, "news");
        assertThat(mappings()).containsExactlyInAnyOrder("/other/ → /news/$1", "/news/notes/ → /b/notes/$1");
        change(other, "c");
        assertThat(mappings())
                .containsExactlyInAnyOrder("/other/ → /c/$1", "/news/ → /c/$1", "/news/notes/ → /b/notes/$1");
    }

    @Test
    void readersOfAChildArriveThoughTheParentGoesBackWithoutIt() {
        long apart = open(null, "apart");
        change(news, "b");
        change(notes, "apart/notes");
        change(news, "news");
        assertThat(mappings())
                .containsExactlyInAnyOrder(
                        "/b/ → /news/$1", "/b/notes/ → /apart/notes/$1", "/news/notes/ → /apart/notes/$1");
        change(apart, "d");
        assertThat(paths()).containsEntry(notes, "apart/notes");
    }

    @Test
    void readersOfAChildArriveThoughItsParentIsClosed() {
        change(news, "b");
        authoring.the(MoveChannel.class).perform(scope, EDITOR, notes, null);
        authoring.the(CloseChannel.class).perform(scope, EDITOR, news);
        assertThat(mappings()).containsExactly("/news/notes/ → /b/notes/$1");
    }

    @Test
    void aClosedChannelLeadsNobodyAnywhere() {
        change(other, "elsewhere");
        authoring.the(CloseChannel.class).perform(scope, EDITOR, other);
        assertThat(mappings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 只能含小写字母",
        "/, 只能含小写字母",
        "//evil, 只能含小写字母",
        "a//b, 只能含小写字母",
        "新闻, 只能含小写字母",
        "News, 只能含小写字母",
        "../etc, 只能含小写字母",
        "_error, 只能含小写字母",
        "a.html, 只能含小写字母",
        "a?b=1, 只能含小写字母",
        "hant, 系统保留",
        "hant/news, 系统保留",
        "files, 系统保留",
        "search, 系统保留",
        "b/202611, 六位数字",
        "news, 现在的地址",
        "/news/, 现在的地址",
        "news/b, 自己的地址之下",
        "other, 已被“栏目other”使用",
    })
    void whatCannotBeAnAddressSaysWhy(String path, String words) {
        Map<Long, String> before = paths();
        assertThatThrownBy(() -> change(news, path)).hasMessageContaining(words);
        assertThat(paths()).isEqualTo(before);
        assertThat(mappings()).isEmpty();
    }

    @Test
    void anAddressIsNotTooLongNorAreThoseBelowIt() {
        assertThatThrownBy(() -> change(news, "a/".repeat(100) + "b")).hasMessageContaining("不超过 200 个字符");
        assertThatThrownBy(() -> change(news, "a/".repeat(97) + "b")).hasMessageContaining("“栏目notes”的地址会超过 200");
    }

    @Test
    void aPlaceBelowThatIsTakenRefusesTheWhole() {
        long taken = open(null, "d");
        open(taken, "notes");
        authoring.the(MoveChannel.class).perform(scope, EDITOR, child(taken), null);
        change(taken, "e");
        assertThatThrownBy(() -> change(news, "d")).hasMessageContaining("“/d/notes/”已被");
        assertThat(paths()).containsValues("news", "news/notes");
    }

    @Test
    void aMergedOrMergingChannelRefuses() {
        long gone = open(null, "gone");
        authoring.the(MergeChannel.class).perform(scope, EDITOR, gone, other, "合并");
        assertThatThrownBy(() -> change(other, "b")).hasMessageContaining("正在合并");
        for (int turn = 0; turn < 20; turn++) {
            authoring.the(ContinueMerges.class).perform();
        }
        assertThatThrownBy(() -> change(news, "gone")).hasMessageContaining("已通往合并后的栏目");
        change(other, "b");
    }

    @Test
    void aMappingSomeoneWroteIsNeverOverwritten() {
        map(Match.PREFIX, "/news/notes/", "/other/");
        assertThatThrownBy(() -> change(news, "b")).hasMessageContaining("“/news/notes/”已登记为旧地址（转到 /other/）");
        change(other, "c");
        map(Match.PREFIX, "/d/", "/c/$1");
        assertThatThrownBy(() -> change(other, "d")).hasMessageContaining("没有尽头");
        assertThat(mappings()).containsExactlyInAnyOrder("/news/notes/ → /other/", "/other/ → /c/$1", "/d/ → /c/$1");
    }

    @Test
    void aMappingThatIsChangedByHandFollowsTheChannelNoLonger() {
        change(news, "b");
        Mapping mapping = authoring
                .the(MappingQueries.class)
                .list(scope, site, new Mappings.Filter("", null, null), null, 9)
                .items()
                .getFirst();
        var text = new MappingText(Match.PREFIX, "", Kind.REDIRECT, 302, "/other/", 0, "");
        authoring.the(ChangeMapping.class).perform(scope, EDITOR, site, mapping.id(), text);
        change(news, "c");
        assertThat(mappings()).containsExactlyInAnyOrder("/news/ → /other/", "/b/ → /c/$1");
    }

    @Test
    void anOlderVersionIsRefusedWithTheirs() {
        assertThatThrownBy(() -> change.perform(scope, EDITOR, news, 7, "b"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo("conflict");
                    assertThat(problem.members().get("theirs")).isInstanceOf(Channel.class);
                });
    }

    @Test
    void twoWhoWantOneAddressDoNotBothGetIt() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            Future<String> one = pool.submit(() -> change(news, "wanted"));
            Future<String> two = pool.submit(() -> change(other, "wanted"));
            int refused = 0;
            for (Future<String> future : List.of(one, two)) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).hasMessageContaining("已被");
                    refused++;
                }
            }
            assertThat(refused).isEqualTo(1);
        }
        assertThat(released()).isEqualTo(paths());
    }

    @Test
    void onlyWhoMayDoes() {
        authoring.permissions.grant(EDITOR, "channel.move", Permissions.Where.site(site));
        assertThatThrownBy(() -> change(news, "b")).hasMessageContaining("channel.address");
        assertThatThrownBy(() -> change.perform(SiteScope.of(site + 1), EDITOR, news, 0, "b"))
                .hasMessageContaining("栏目不存在");
    }

    private String change(long channel, String path) {
        long version = authoring
                .the(ChannelQueries.class)
                .byIds(scope, List.of(channel))
                .getFirst()
                .version();
        return change.perform(scope, EDITOR, channel, version, path);
    }

    private void map(Match match, String source, String target) {
        authoring
                .the(OpenMapping.class)
                .perform(scope, EDITOR, site, new MappingText(match, source, Kind.REDIRECT, 301, target, 0, ""));
    }

    private long open(@Nullable Long parent, String code) {
        return authoring.the(OpenChannel.class).perform(scope, EDITOR, site, parent, code, Authoring.text("栏目" + code));
    }

    private long child(long parent) {
        return authoring.the(ChannelQueries.class).tree(scope, site).stream()
                .filter(c -> Long.valueOf(parent).equals(c.parentId()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Map<Long, String> paths() {
        Map<Long, String> paths = new TreeMap<>();
        authoring.the(ChannelQueries.class).tree(scope, site).forEach(c -> paths.put(c.id(), c.path()));
        return paths;
    }

    private Map<Long, String> released() {
        Map<Long, String> paths = new TreeMap<>();
        authoring
                .owner()
                .sql("select channel_id, path from release.channel where site_id = ?")
                .param(site)
                .query(rs -> {
                    paths.put(rs.getLong(1), rs.getString(2));
                });
        return paths;
    }

    private List<String> mappings() {
        return authoring
                .the(MappingQueries.class)
                .list(scope, site, new Mappings.Filter("", null, null), null, 50)
                .items()
                .stream()
                .map(m -> m.source() + " → " + m.target())
                .toList();
    }

    private String address(long documentId) {
        return authoring
                .owner()
                .sql("select path from release.address where document_id = ?")
                .param(documentId)
                .query(String.class)
                .single();
    }
}
