package org.huizheng.search;

import java.sql.Types;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cursors of the index that belongs to the database: a row each, locked while its site is held. */
final class TableCursors implements Cursors {

    /** Changes of a site whose time is kept: no less than one looks back for. */
    private static final long REMEMBERED = 10_000;

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;

    TableCursors(ScopedTransactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public Map<Long, Cursor> all() {
        return transactions.read(SiteScope.everySite(), () -> {
            Map<Long, Cursor> all = new TreeMap<>();
            jdbc.sql("select site_id, seq, filled_to, again from search.cursor").query(rs -> {
                all.put(rs.getLong(1), cursor(rs.getLong(2), rs.getObject(3, Long.class), rs.getBoolean(4)));
            });
            return all;
        });
    }

    @Override
    public void begin(Map<Long, Long> heads) {
        if (all().keySet().containsAll(heads.keySet())) {
            return;
        }
        transactions.write(SiteScope.everySite(), () -> {
            jdbc.sql("""
                    insert into search.cursor (site_id, seq, filled_to)
                    select h.site_id, h.seq, 0 from unnest(:sites::bigint[], :heads::bigint[]) h (site_id, seq)
                    on conflict do nothing""")
                    .param("sites", heads.keySet().toArray(Long[]::new))
                    .param("heads", heads.values().toArray(Long[]::new))
                    .update();
        });
    }

    @Override
    public void holding(long siteId, Work work) {
        hold("select seq, filled_to, again from search.cursor where site_id = ? for update", siteId, work);
    }

    @Override
    public void whenFree(long siteId, Work work) {
        hold("select seq, filled_to, again from search.cursor where site_id = ? for update skip locked", siteId, work);
    }

    private void hold(String sql, long siteId, Work work) {
        transactions.write(SiteScope.everySite(), () -> {
            jdbc.sql(sql)
                    .param(siteId)
                    .query((rs, i) -> cursor(rs.getLong(1), rs.getObject(2, Long.class), rs.getBoolean(3)))
                    .optional()
                    .ifPresent(work::perform);
        });
    }

    private static Cursor cursor(long seq, @Nullable Long filledTo, boolean again) {
        return new Cursor(seq, filledTo, filledTo == null || again);
    }

    @Override
    public void move(long siteId, Cursor to) {
        jdbc.sql("update search.cursor set seq = :seq, filled_to = :filledTo, again = :again where site_id = :site")
                .param("again", to.filling() && to.searchable())
                .param("seq", to.seq())
                .param("filledTo", to.filledTo(), Types.BIGINT)
                .param("site", siteId)
                .update();
        if (!to.filling()) {
            remember(siteId, to.seq());
        }
    }

    private void remember(long siteId, long seq) {
        jdbc.sql("insert into search.followed (site_id, seq) values (?, ?) on conflict do nothing")
                .params(siteId, seq)
                .update();
        jdbc.sql("delete from search.followed where site_id = ? and seq <= ?")
                .params(siteId, seq - REMEMBERED)
                .update();
    }

    @Override
    public void forget() {
        transactions.write(SiteScope.everySite(), () -> {
            jdbc.sql("delete from search.cursor").update();
            jdbc.sql("delete from search.followed").update();
        });
    }
}
