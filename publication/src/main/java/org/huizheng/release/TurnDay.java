package org.huizheng.release;

import java.time.LocalDate;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells each site that a new day has begun in Asia/Shanghai: the day is an input of pages like any other. */
public final class TurnDay {

    private final JdbcClient jdbc;
    private final ScopedTransactions transactions;
    private final PublicationLog log;

    public TurnDay(JdbcClient jdbc, ScopedTransactions transactions, PublicationLog log) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.log = log;
    }

    public void perform(LocalDate day) {
        for (long siteId : jdbc.sql("select site_id from release.site order by site_id")
                .query(Long.class)
                .list()) {
            Changes changes = new Changes();
            changes.of(siteId).key(Keys.today());
            transactions.write(SiteScope.everySite(), () -> log.write("turnDay " + day, null, changes, Wake.NOW));
        }
    }
}
