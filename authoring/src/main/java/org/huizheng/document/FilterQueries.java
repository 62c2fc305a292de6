package org.huizheng.document;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an account keeps to look for again; nobody sees another's. */
public final class FilterQueries {

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;

    FilterQueries(ScopedTransactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** @param query the parameters of the list, by their names there */
    public record SavedFilter(long id, String name, Map<String, Object> query) {}

    public List<SavedFilter> of(SiteScope scope, Actor actor) {
        return transactions.read(scope, () -> jdbc.sql("""
                select filter_id, name, query from document.filter where account = ? order by ordinal, filter_id
                """)
                .param(account(actor))
                .query((rs, row) -> new SavedFilter(rs.getLong(1), rs.getString(2), Json.map(rs.getString(3))))
                .list());
    }

    /** The operator's shell has things of its own, whatever a person is called. */
    static String account(Actor actor) {
        return actor.kind().equals("staff") ? actor.name() : actor.kind() + ":" + actor.name();
    }
}
