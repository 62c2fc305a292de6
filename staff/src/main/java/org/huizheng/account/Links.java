package org.huizheng.account;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One-time links: for a day, once, and only the newest of an account. */
final class Links {

    static final Duration LIFE = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    Links(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param accountId null for the first administrator
     * @return the token, which is nowhere else
     */
    String issue(String purpose, @Nullable Long accountId) {
        withdraw(accountId);
        String token = Tokens.fresh();
        jdbc.sql("insert into account.claim (token_hash, purpose, account_id, expires_at) values (?, ?, ?::bigint, ?)")
                .param(Tokens.hash(token))
                .param(purpose)
                .param(accountId)
                .param(clock.instant().plus(LIFE).atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    void withdraw(@Nullable Long accountId) {
        jdbc.sql("delete from account.claim where account_id is not distinct from ?::bigint")
                .param(accountId)
                .update();
    }

    void sweep() {
        jdbc.sql("delete from account.claim where expires_at < ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
