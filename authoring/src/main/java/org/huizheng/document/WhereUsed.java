package org.huizheng.document;

import java.util.List;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What would notice if something went away. */
public final class WhereUsed {

    private static final int SHOWN = 20;

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;

    WhereUsed(ScopedTransactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    public record Use(long documentId, String title, String how) {}

    /** @param total all uses; {@code first} names some of them */
    public record Uses(long total, List<Use> first) {}

    /** Documents that point to a document. */
    public Uses ofDocument(SiteScope scope, long documentId) {
        return transactions.read(
                scope,
                () -> new Uses(
                        count("select count(*) from document.relation where to_id = ?", documentId),
                        first("""
                        select e.document_id, e.title, r.kind
                        from document.relation r join document.edition e on e.document_id = r.document_id and e.current
                        where r.to_id = ? order by e.document_id limit ?""", documentId)));
    }

    /** Documents shown in a channel. */
    public Uses ofChannel(SiteScope scope, long channelId) {
        return transactions.read(
                scope,
                () -> new Uses(
                        count("select count(*) from document.placement where channel_id = ?", channelId),
                        first("""
                        select e.document_id, e.title, 'placement'
                        from document.placement p join document.edition e on e.document_id = p.document_id and e.current
                        where p.channel_id = ? order by e.document_id limit ?""", channelId)));
    }

    private long count(String sql, long id) {
        return jdbc.sql(sql).param(id).query(Long.class).single();
    }

    private List<Use> first(String sql, long id) {
        return jdbc.sql(sql)
                .params(id, SHOWN)
                .query((rs, row) -> new Use(rs.getLong(1), rs.getString(2), rs.getString(3)))
                .list();
    }
}
