package org.huizheng.document;

import java.util.Map;
import java.util.Set;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps a filter under a name, for oneself; without an id a new one. */
public final class SaveFilter {

    private static final int MOST = 50;
    private static final Set<String> KEYS =
            Set.of("site", "channel", "below", "state", "returned", "type", "q", "from", "to", "mine", "sort");

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;

    SaveFilter(ScopedTransactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    public long perform(SiteScope scope, Actor actor, @Nullable Long id, String name, Map<String, String> query) {
        String account = FilterQueries.account(actor);
        Blockers blockers = new Blockers()
                .require(!name.isBlank() && name.strip().length() <= 40, "name", "筛选名须为 1 到 40 个字")
                .plain("name", "筛选名", name);
        query.forEach((key, value) -> blockers.require(KEYS.contains(key), "query", "不能按“" + key + "”筛选")
                .require(value.length() <= 500, "query", "“" + key + "”过长"));
        return transactions.write(scope, () -> {
            long others = jdbc.sql("select count(*) from document.filter where account = ? and filter_id <> ?")
                    .params(account, id == null ? 0 : id)
                    .query(Long.class)
                    .single();
            long same = jdbc.sql(
                            "select count(*) from document.filter where account = ? and filter_id <> ? and name = ?")
                    .params(account, id == null ? 0 : id, name.strip())
                    .query(Long.class)
                    .single();
            blockers.require(others < MOST, "most", "最多保存 " + MOST + " 个筛选")
                    .require(same == 0, "name", "已有同名筛选“" + name.strip() + "”")
                    .refuse();
            String json = Json.write(query);
            return id == null ? insert(account, name.strip(), json) : update(account, id, name.strip(), json);
        });
    }

    private long insert(String account, String name, String query) {
        return jdbc.sql("""
                insert into document.filter (account, name, query, ordinal)
                select ?, ?, ?::jsonb, coalesce(max(ordinal), 0) + 1 from document.filter where account = ?
                returning filter_id
                """)
                .params(account, name, query, account)
                .query(Long.class)
                .single();
    }

    private long update(String account, long id, String name, String query) {
        int changed = jdbc.sql(
                        "update document.filter set name = ?, query = ?::jsonb where filter_id = ? and account = ?")
                .params(name, query, id, account)
                .update();
        if (changed == 0) {
            throw Problem.notFound("筛选不存在");
        }
        return id;
    }
}
