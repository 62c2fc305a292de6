package org.huizheng.account;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.huizheng.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of accounts as the verbs write them. */
final class Accounts {

    /** How many passwords before the present one may not come back. */
    private static final int REMEMBERED = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Problem 409 when the name is taken */
    long add(String name, String displayName, @Nullable Long organizationId, boolean demo) {
        return jdbc.sql("""
                insert into account.account (name, display_name, organization_id, state, demo, created_at, state_at)
                values (?, ?, ?::bigint, 'INVITED', ?, ?, ?) on conflict (name) do nothing returning account_id
                """)
                .param(name)
                .param(displayName)
                .param(organizationId)
                .param(demo)
                .param(now())
                .param(now())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Problem.conflict("用户名“" + name + "”已被使用"));
    }

    /** Other writers of this account wait until the transaction ends. */
    void hold(long accountId) {
        boolean there = jdbc.sql("select account_id from account.account where account_id = ? for update")
                .param(accountId)
                .query(Long.class)
                .optional()
                .isPresent();
        if (!there) {
            throw Problem.notFound("账号不存在");
        }
    }

    void become(long accountId, AccountState state) {
        jdbc.sql("update account.account set state = ?, state_at = ?, version = version + 1 where account_id = ?")
                .params(state.name(), now(), accountId)
                .update();
    }

    void entered(long accountId, String address) {
        jdbc.sql("update account.account set last_address = ?, last_seen_at = ? where account_id = ?")
                .params(address, now(), accountId)
                .update();
    }

    void grant(long accountId, List<Grant> grants) {
        jdbc.sql("delete from account.role_grant where account_id = ?")
                .param(accountId)
                .update();
        for (Grant grant : grants) {
            jdbc.sql("""
                    insert into account.role_grant (account_id, role, site_id, channel_id) values (?, ?, ?::bigint, ?::bigint)
                    on conflict do nothing
                    """)
                    .param(accountId)
                    .param(grant.role())
                    .param(grant.siteId())
                    .param(grant.channelId())
                    .update();
        }
        jdbc.sql("update account.account set version = version + 1 where account_id = ?")
                .param(accountId)
                .update();
    }

    /** Whether it is the present password or one of those before it. */
    boolean hadPassword(long accountId, String password) {
        return jdbc.sql("""
                select password_hash from account.account where account_id = :id and password_hash <> ''
                union all
                (select password_hash from account.old_password where account_id = :id order by old_password_id desc limit :most)
                """).param("id", accountId).param("most", REMEMBERED).query(String.class).list().stream()
                .anyMatch(hash -> PasswordHashes.matches(password, hash));
    }

    void setPassword(long accountId, String password) {
        jdbc.sql("""
                insert into account.old_password (account_id, password_hash)
                select account_id, password_hash from account.account where account_id = ? and password_hash <> ''
                """).param(accountId).update();
        jdbc.sql("""
                delete from account.old_password where account_id = :id and old_password_id not in
                    (select old_password_id from account.old_password where account_id = :id order by old_password_id desc limit :most)
                """).param("id", accountId).param("most", REMEMBERED).update();
        jdbc.sql("update account.account set password_hash = ?, password_changed_at = ? where account_id = ?")
                .params(PasswordHashes.hash(password), now(), accountId)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
