package org.huizheng.page;

import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forgets what stood at addresses longer ago than {@code page.past_kept_for} says, in portions, so that nobody waits. */
public final class ForgetPast {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetPast.class);
    private static final int PORTION = 5_000;

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;

    public ForgetPast(ScopedTransactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** @return how many rows went */
    public long perform() {
        long all = 0;
        long part = PORTION;
        while (part == PORTION) {
            part = transactions.write(SiteScope.everySite(), () -> jdbc.sql("select page.forget_past(?)")
                    .param(PORTION)
                    .query(Long.class)
                    .single());
            all += part;
        }
        if (all > 0) {
            LOG.info("{} states of pages were kept long enough and are forgotten", all);
        }
        return all;
    }
}
