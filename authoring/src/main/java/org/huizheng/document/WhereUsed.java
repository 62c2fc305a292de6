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
        return uses(scope, "from document.relation u where u.to_id = ?", "u.kind", documentId);
    }

    /** Documents shown in a channel. */
    public Uses ofChannel(SiteScope scope, long channelId) {
        return uses(scope, "from document.placement u where u.channel_id = ?", "'placement'", channelId);
    }

    private Uses uses(SiteScope scope, String from, String how, long id) {
        return transactions.read(scope, () -> new Uses(
                jdbc.sql("select count(*) " + from).param(id).query(Long.class).single(),
                jdbc.sql("select u.document_id, e.title, " + how + " from document.edition e join (select u.* " + from
                                + " order by u.document_id limit " + SHOWN + ") u on u.document_id = e.document_id"
                                + " where e.current order by u.document_id")
                        .param(id)
                        .query((rs, row) -> new Use(rs.getLong(1), rs.getString(2), rs.getString(3)))
                        .list()));
    }
}
