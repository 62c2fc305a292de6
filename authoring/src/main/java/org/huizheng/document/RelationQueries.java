package org.huizheng.document;

import java.util.List;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a document points to, and what points to it, as its editor sees them. */
public final class RelationQueries {

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;

    RelationQueries(ScopedTransactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /**
     * The other end of a relation.
     *
     * @param title "" of a document that this person may not see
     * @param state of its current edition; null like the title
     * @param visible whether the public sees it now
     */
    public record Related(
            long documentId,
            String kind,
            String title,
            @Nullable EditionState state,
            boolean visible) {}

    public List<Related> from(SiteScope scope, long documentId) {
        return related(scope, documentId, """
                select r.to_id, r.kind, coalesce(e.title, ''), e.state, coalesce(p.state = 'RELEASED', false)
                from document.relation r
                left join document.document d on d.document_id = r.to_id
                left join document.edition e on e.edition_id = d.edition_id
                left join document.edition p on p.edition_id = d.public_edition_id
                where r.document_id = ? order by r.kind, 1 limit 50
                """);
    }

    public List<Related> to(SiteScope scope, long documentId) {
        return related(scope, documentId, """
                select r.document_id, r.kind, e.title, e.state, coalesce(p.state = 'RELEASED', false)
                from document.relation r
                join document.document d on d.document_id = r.document_id
                join document.edition e on e.edition_id = d.edition_id
                left join document.edition p on p.edition_id = d.public_edition_id
                where r.to_id = ? order by r.kind, 1 limit 50
                """);
    }

    private List<Related> related(SiteScope scope, long documentId, String sql) {
        return transactions.read(scope, () -> jdbc.sql(sql)
                .param(documentId)
                .query((rs, row) -> new Related(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4) == null ? null : EditionState.valueOf(rs.getString(4)),
                        rs.getBoolean(5)))
                .list());
    }
}
