package org.huizheng.account;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What time does to accounts: expired rows go, and who has not been here for ninety days is suspended. */
public final class TidyAccounts {

    static final Duration UNUSED = Duration.ofDays(90);

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final WrongTries tries;
    private final Links links;
    private final SuspendAccount suspend;
    private final Clock clock;

    TidyAccounts(
            ScopedTransactions transactions,
            JdbcClient jdbc,
            Sessions sessions,
            WrongTries tries,
            Links links,
            SuspendAccount suspend,
            Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.tries = tries;
        this.links = links;
        this.suspend = suspend;
        this.clock = clock;
    }

    public void perform() {
        transactions.write(SiteScope.of(), () -> {
            sessions.sweep();
            tries.sweep();
            links.sweep();
        });
        unused().forEach(this::suspend);
    }

    private List<Long> unused() {
        return jdbc.sql("""
                select account_id from account.account
                where state = 'ACTIVE' and greatest(state_at, last_seen_at) < ? order by account_id
                """)
                .param(clock.instant().minus(UNUSED).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list();
    }

    private void suspend(long accountId) {
        try {
            suspend.perform(Actor.SYSTEM, accountId, UNUSED.toDays() + " 天未登录");
        } catch (Problem lastAdministrator) {
            // stays, or nobody could make another
        }
    }
}
