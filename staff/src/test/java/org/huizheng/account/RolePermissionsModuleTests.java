package org.huizheng.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class RolePermissionsModuleTests {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE.console());
    private final GrantQueries grants = new GrantQueries(JDBC);
    private final RolePermissions permissions = new RolePermissions(grants);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    /** {@code 7} is the site, {@code 7/70} a channel of it, {@code 7/71<70} a channel below that one. */
    @ParameterizedTest
    @CsvSource({
        "platform-administrator, *,    site.open,         *,       yes",
        "platform-administrator, *,    theme.apply,       7,       yes",
        "platform-administrator, *,    account.link,      *,       yes",
        "platform-administrator, *,    document.create,   7/70,    no",
        "platform-administrator, *,    document.release,  7/70,    no",
        "platform-administrator, *,    account.roles,     *,       no",
        "platform-administrator, *,    organization.register, *,   yes",
        "security-administrator, *,    organization.register, *,   no",
        "site-editor,            *,    organization.register, *,   no",
        "platform-administrator, *,    audit.read,        *,       no",
        "security-administrator, *,    account.roles,     *,       yes",
        "security-administrator, *,    document.revise,   7/70,    no",
        "security-administrator, *,    site.open,         *,       no",
        "auditor,                *,    audit.verify,      *,       yes",
        "auditor,                *,    document.approve,  7/70,    no",
        "auditor,                *,    account.roles,     *,       no",
        "site-editor,            7,    document.create,   7/70,    yes",
        "site-editor,            7,    document.create,   7,       yes",
        "site-editor,            7,    document.create,   8/80,    no",
        "site-editor,            7,    document.release,  7/70,    no",
        "site-editor,            7,    channel.close,     7/70,    yes",
        "site-editor,            7/70, document.create,   7/71<70, yes",
        "site-editor,            7/70, document.create,   7/72,    no",
        "site-editor,            7/70, document.create,   7,       no",
        "site-editor,            7/70, channel.close,     7/70,    no",
        "site-editor,            7/70, media.upload,      7,       yes",
        "site-editor,            7/70, media.upload,      8,       no",
        "site-editor,            7,    site.open,         *,       no",
        "reviewer,               7,    document.release,  7/70,    yes",
        "reviewer,               7,    document.revise,   7/70,    no",
        "reviewer,               7/70, document.release,  7/72,    no",
        "reviewer,               *,    document.release,  9/90,    yes",
        "reader,                 7,    document.preview,  7/70,    no",
    })
    void aRoleReachesAsFarAsItWasGranted(String role, String granted, String action, String asked, String expected) {
        Actor actor =
                someone("p" + Math.abs((role + granted + action + asked).hashCode()), List.of(grant(role, granted)));
        assertThat(permissions.refusal(actor, action, where(asked)).isEmpty()).isEqualTo(expected.equals("yes"));
    }

    @Test
    void aRefusalNamesTheActionInChinese() {
        Actor reader = someone("reader", List.of(new Grant("reader", 7L, null)));
        assertThatThrownBy(() -> permissions.require(reader, "document.release", Where.site(7)))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.status()).isEqualTo(403))
                .hasMessage("您没有“签发”的权限");
    }

    @Test
    void theShellAndTheProductMayDoEverythingAndAnUnknownKindNothing() {
        assertThat(permissions.refusal(Actor.SYSTEM, "document.release", Where.site(7)))
                .isEmpty();
        assertThat(permissions.refusal(Actor.command("root"), "site.open", Where.PLATFORM))
                .isEmpty();
        assertThat(permissions.refusal(new Actor("guest", "root"), "site.open", Where.PLATFORM))
                .isPresent();
        assertThat(permissions.refusal(new Actor("staff", "nobody"), "site.open", Where.PLATFORM))
                .isPresent();
    }

    @Test
    void aSuspendedAccountMayDoNothing() {
        Actor actor = someone("suspended", List.of(Grant.everywhere("auditor")));
        JDBC.sql("update account.account set state = 'SUSPENDED' where name = 'suspended'")
                .update();
        assertThat(permissions.refusal(actor, "audit.read", Where.PLATFORM)).isPresent();
    }

    @Test
    void whatMayBeReadFollowsFromTheGrants() {
        someone("scoped", List.of(new Grant("reader", 7L, null), new Grant("reviewer", 8L, 80L)));
        someone("everywhere", List.of(Grant.everywhere("auditor")));
        someone("nowhere", List.of());
        assertThat(grants.scope(id("scoped"))).isEqualTo(SiteScope.of(7L, 8L));
        assertThat(grants.scope(id("everywhere"))).isEqualTo(SiteScope.everySite());
        assertThat(grants.scope(id("nowhere"))).isEqualTo(SiteScope.of());
    }

    private static Actor someone(String name, List<Grant> grants) {
        JDBC.sql(
                        "insert into account.account (name, display_name, state, created_at, state_at) values (?, '某人', 'ACTIVE', now(), now())")
                .param(name)
                .update();
        for (Grant grant : grants) {
            JDBC.sql(
                            "insert into account.role_grant (account_id, role, site_id, channel_id) values (?, ?, ?::bigint, ?::bigint)")
                    .params(java.util.Arrays.asList(id(name), grant.role(), grant.siteId(), grant.channelId()))
                    .update();
        }
        return new Actor("staff", name);
    }

    private static long id(String name) {
        return JDBC.sql("select account_id from account.account where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    private static Grant grant(String role, String place) {
        Where where = where(place);
        return new Grant(
                role,
                where.siteId(),
                where.channels().isEmpty() ? null : where.channels().getFirst());
    }

    private static Where where(String place) {
        if (place.equals("*")) {
            return Where.PLATFORM;
        }
        String[] parts = place.split("[/<]");
        List<Long> channels =
                java.util.Arrays.stream(parts).skip(1).map(Long::valueOf).toList();
        return new Where(Long.valueOf(parts[0]), channels);
    }
}
