package org.huizheng.document;

import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds up the counted changes of each site and state into one row, so that a count stays a short sum. */
public final class FoldTally {

    private static final int ENOUGH = 20;

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;

    FoldTally(ScopedTransactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** Whoever counts meanwhile sees either the rows or their sum. */
    public void perform() {
        transactions.write(
                SiteScope.everySite(), () -> jdbc.sql("""
                with gone as (
                    delete from document.tally
                    where (site_id, state) in (
                        select site_id, state from document.tally group by site_id, state having count(*) > ?)
                    returning site_id, state, number)
                insert into document.tally (site_id, state, number)
                select site_id, state, sum(number) from gone group by site_id, state
                """).param(ENOUGH).update());
    }
}
