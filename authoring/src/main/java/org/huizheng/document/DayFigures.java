package org.huizheng.document;

import java.time.Instant;
import java.util.Collection;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many editions came to stand somewhere in a span of time, as far as it is worth counting. */
public final class DayFigures {

    /** One more than is told. */
    private static final int ENOUGH = 1000;

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;

    DayFigures(ScopedTransactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** @return at most a thousand */
    public int count(SiteScope scope, Collection<Long> sites, EditionState state, Instant from, Instant to) {
        return transactions.read(scope, () -> jdbc.sql("""
                select count(*) from (
                    select 1 from unnest(?::bigint[]) as s (site_id) cross join lateral (
                        select 1 from document.edition e
                        where e.current and e.site_id = s.site_id and e.state = ?
                            and e.updated_at >= ?::timestamptz and e.updated_at < ?::timestamptz
                        limit ?) one
                    limit ?) counted""")
                .param(sites.toArray(Long[]::new))
                .param(state.name())
                .param(from.toString())
                .param(to.toString())
                .param(ENOUGH)
                .param(ENOUGH)
                .query(Integer.class)
                .single());
    }
}
