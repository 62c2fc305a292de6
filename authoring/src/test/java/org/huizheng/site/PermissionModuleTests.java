package org.huizheng.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.huizheng.channel.ChangeChannel;
import org.huizheng.channel.ChangeChannelAddress;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.channel.ChannelTree;
import org.huizheng.channel.CloseChannel;
import org.huizheng.channel.MergeChannel;
import org.huizheng.channel.MoveChannel;
import org.huizheng.channel.OpenChannel;
import org.huizheng.channel.ReorderChannels;
import org.huizheng.document.Authoring;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.theme.ApplyTheme;
import org.huizheng.theme.EditTheme;
import org.huizheng.theme.InstallTheme;
import org.huizheng.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roles × verbs × own and other site, for sites, channels and themes. */
class PermissionModuleTests {

    private static final Set<String> ON_A_SITE = Set.of(
            "site.change",
            "site.hosts",
            "site.state",
            "channel.open",
            "channel.change",
            "channel.move",
            "channel.address",
            "channel.merge",
            "channel.close",
            "channel.reorder",
            "theme.apply");

    private final Authoring authoring = new Authoring();
    private final long own = authoring.openSite();
    private final long other = authoring.openSite();
    private final Actor actor = new Actor("staff", "someone");

    PermissionModuleTests() {
        authoring.openChannel(own, "a");
        authoring.openChannel(own, "b");
        authoring.openChannel(other, "a");
        authoring.openChannel(other, "b");
        authoring.the(InstallTheme.class).perform(Authoring.EDITOR, Theme.shipped("standard"));
    }

    @AfterEach
    void close() {
        authoring.close();
    }

    @ParameterizedTest
    @CsvSource({
        "platform-administrator, site.* channel.* theme.*, *",
        "site-editor,            channel.*,                channel.",
        "security-administrator, account.roles,            -",
        "auditor,                audit.read,               -",
        "reviewer,               document.approve,         -",
        "reader,                 document.preview,         -"
    })
    void aRoleDoesOnItsOwnSiteWhatItMayAndNothingElse(String role, String grants, String mayDo) {
        for (String grant : grants.split(" ")) {
            authoring.permissions.grant(
                    actor, grant, mayDo.equals("*") ? Permissions.Where.PLATFORM : Permissions.Where.site(own));
        }
        Set<String> done = new TreeSet<>();
        verbs(SiteScope.of(own)).forEach((action, verb) -> {
            Throwable refusal = catchThrowable(() -> verb.accept(own));
            if (refusal == null) {
                done.add(action);
            } else {
                assertThat(refusal).as(action).isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                                problem.status())
                        .isEqualTo(403));
            }
        });
        Set<String> expected = new TreeSet<>(ON_A_SITE);
        expected.removeIf(action -> !mayDo.equals("*") && !action.startsWith(mayDo));
        assertThat(done).as(role).isEqualTo(expected);
    }

    @Test
    void anotherSiteIsNotThereWhateverOneMayDoOnOnesOwn() {
        for (String grant : List.of("site.*", "channel.*", "theme.*")) {
            authoring.permissions.grant(actor, grant, Permissions.Where.site(own));
        }
        verbs(SiteScope.of(own)).forEach((action, verb) -> assertThat(catchThrowable(() -> verb.accept(other)))
                .as(action)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404)));
        verbs(SiteScope.of(own, other)).forEach((action, verb) -> assertThat(catchThrowable(() -> verb.accept(other)))
                .as(action)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403)));
    }

    @Test
    void whatAViewAllowsIsWhatTheVerbsAllow() {
        authoring.permissions.grant(actor, "channel.move", Permissions.Where.site(own));
        authoring.permissions.grant(actor, "site.hosts", Permissions.Where.site(own));
        SiteScope scope = SiteScope.of(own);
        Site site = authoring.the(SiteQueries.class).byId(scope, own).orElseThrow();
        assertThat(SiteActions.allowed(authoring.the(SiteActions.class).of(actor, site)))
                .containsExactly("hosts");
        authoring.the(ChannelTree.class).of(scope, actor, own).forEach(row -> assertThat(
                        SiteActions.allowed(row.blockers()))
                .containsExactly("move"));
        assertThat(authoring.the(EditTheme.class).blockers(actor)).hasSize(1);
        assertThat(authoring.the(InstallTheme.class).blockers(actor)).hasSize(1);
        assertThat(authoring.the(ApplyTheme.class).blockers(actor, own)).hasSize(1);
    }

    /** Each verb on a site, such that nothing but permission stands against it. */
    private Map<String, LongConsumer> verbs(SiteScope scope) {
        Map<String, LongConsumer> verbs = new LinkedHashMap<>();
        verbs.put("site.change", site -> {
            Site now = site(site);
            authoring
                    .the(ChangeSite.class)
                    .perform(scope, actor, site, now.version(), ChangeSite.Change.settings(now, now.settings()));
        });
        verbs.put("site.hosts", site -> authoring
                .the(AssignHosts.class)
                .perform(scope, actor, site, site(site).hosts()));
        verbs.put(
                "site.state",
                site -> authoring.the(SetSiteState.class).perform(scope, actor, site, SiteState.TRIAL, ""));
        verbs.put("channel.open", site -> authoring
                .the(OpenChannel.class)
                .perform(scope, actor, site, null, "new", Authoring.text("新栏目")));
        verbs.put("channel.change", site -> authoring
                .the(ChangeChannel.class)
                .perform(scope, actor, channel(site, "a"), 0, Authoring.text("改名")));
        verbs.put(
                "channel.move",
                site -> authoring.the(MoveChannel.class).perform(scope, actor, channel(site, "a"), null));
        verbs.put(
                "channel.reorder",
                site -> authoring.the(ReorderChannels.class).perform(scope, actor, site, null, top(site)));
        verbs.put("channel.close", site -> authoring.the(CloseChannel.class).perform(scope, actor, channel(site, "b")));
        verbs.put("channel.merge", site -> {
            long from = channel(site, "a");
            authoring.the(MergeChannel.class).perform(scope, actor, from, fresh(site), "合并");
        });
        verbs.put(
                "channel.address",
                site -> authoring.the(ChangeChannelAddress.class).perform(scope, actor, fresh(site), 0, "elsewhere"));
        verbs.put("theme.apply", site -> authoring.the(ApplyTheme.class).perform(scope, actor, site, "standard"));
        return verbs;
    }

    private long fresh(long site) {
        return authoring
                .the(OpenChannel.class)
                .perform(
                        SiteScope.of(site),
                        Authoring.EDITOR,
                        site,
                        null,
                        "fresh" + System.nanoTime(),
                        Authoring.text("新开"));
    }

    private Site site(long id) {
        return authoring.the(SiteQueries.class).byId(SiteScope.everySite(), id).orElseThrow();
    }

    private long channel(long site, String path) {
        return authoring
                .the(ChannelQueries.class)
                .byPath(SiteScope.of(site), site, path)
                .orElseThrow()
                .id();
    }

    private List<Long> top(long site) {
        return authoring.the(ChannelQueries.class).tree(SiteScope.of(site), site).stream()
                .map(channel -> channel.id())
                .toList();
    }
}
