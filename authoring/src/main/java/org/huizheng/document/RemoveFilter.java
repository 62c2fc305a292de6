package org.huizheng.document;

import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forgets one of one's own filters. */
public final class RemoveFilter {

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;

    RemoveFilter(ScopedTransactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    public void perform(SiteScope scope, Actor actor, long id) {
        transactions.write(scope, () -> {
            int removed = jdbc.sql("delete from document.filter where filter_id = ? and account = ?")
                    .params(id, FilterQueries.account(actor))
                    .update();
            if (removed == 0) {
                throw Problem.notFound("筛选不存在");
            }
        });
    }
}
