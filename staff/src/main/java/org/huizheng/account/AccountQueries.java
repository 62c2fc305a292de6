package org.huizheng.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** Accounts for the administrators' list. */
public final class AccountQueries {

    private static final TypeReference<List<Grant>> GRANTS = new TypeReference<>() {};
    private static final int MOST = 200;

    private static final String SELECT = """
            select a.account_id, a.name, a.display_name, a.organization_id, coalesce(o.name, '') as organization, a.state, a.demo,
                   a.last_seen_at, t.locked_until, a.version,
                   exists (select from account.role_grant g join account.role r using (role)
                           where g.account_id = a.account_id and r.administers) as administers,
                   (select coalesce(json_agg(json_build_object('role', g.role, 'siteId', g.site_id, 'channelId', g.channel_id)
                                             order by g.role, g.site_id, g.channel_id), '[]')
                    from account.role_grant g where g.account_id = a.account_id) as roles
            from account.account a
            left join organization.v_organization o using (organization_id)
            left join account.attempt t on t.name = a.name and t.locked_until > :now
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    public AccountQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Account> byId(long id) {
        return jdbc.sql(SELECT + " where a.account_id = :id")
                .param("now", now())
                .param("id", id)
                .query(AccountQueries::account)
                .optional();
    }

    /** @throws Problem 404 */
    Account require(long id) {
        return byId(id).orElseThrow(() -> Problem.notFound("账号不存在"));
    }

    public Optional<Account> byName(String name) {
        return jdbc.sql(SELECT + " where a.name = :name")
                .param("now", now())
                .param("name", name)
                .query(AccountQueries::account)
                .optional();
    }

    /**
     * By id.
     *
     * @param text part of the name or the display name; empty for all
     * @param unseen only who has not been here for so long; zero for all
     */
    public Slice<Account> list(String text, Duration unseen, @Nullable Long after, int limit) {
        int size = Math.clamp(limit, 1, MOST);
        List<Account> found = jdbc.sql(SELECT + """
                 where a.account_id > :after
                   and (:text = '' or position(:text in a.name) > 0 or position(:text in lower(a.display_name)) > 0)
                   and (:all or a.state = 'ACTIVE' and greatest(a.state_at, a.last_seen_at) < :before)
                 order by a.account_id limit :limit
                """)
                .param("now", now())
                .param("after", after == null ? 0 : after)
                .param("text", text.strip().toLowerCase(Locale.ROOT))
                .param("all", unseen.isZero())
                .param("before", now().minus(unseen))
                .param("limit", size + 1)
                .query(AccountQueries::account)
                .list();
        boolean more = found.size() > size;
        List<Account> items = more ? found.subList(0, size) : found;
        return new Slice<>(items, more ? String.valueOf(items.getLast().id()) : null);
    }

    /** Whether there is a platform administrator who can sign in. */
    public boolean isAdministered() {
        return holders(CreateAccount.PLATFORM_ADMINISTRATOR, AccountState.ACTIVE) > 0;
    }

    /** How many hold a role and are in one of these states. */
    long holders(String role, AccountState... states) {
        return jdbc.sql("""
                select count(*) from account.role_grant g join account.account a using (account_id)
                where g.role = ? and a.state = any (?)
                """)
                .param(role)
                .param(java.util.Arrays.stream(states).map(Enum::name).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getLong("account_id"),
                row.getString("name"),
                row.getString("display_name"),
                row.getObject("organization_id", Long.class),
                row.getString("organization"),
                AccountState.valueOf(row.getString("state")),
                row.getBoolean("demo"),
                Json.CANONICAL.readValue(row.getString("roles"), GRANTS),
                row.getBoolean("administers"),
                instant(row, "last_seen_at"),
                instant(row, "locked_until"),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
