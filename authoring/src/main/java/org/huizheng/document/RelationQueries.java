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
        return transactions.read(scope, () -> related("r.to_id", "r.document_id", documentId));
    }

    public List<Related> to(SiteScope scope, long documentId) {
        return transactions.read(scope, () -> related("r.document_id", "r.to_id", documentId));
    }

    private List<Related> related(String other, String here, long documentId) {
        return jdbc.sql("""
                select %s, r.kind, coalesce(e.title, ''), e.state, coalesce(p.state = 'RELEASED', false)
                from document.relation r
                left join document.document d on d.document_id = %s
                left join document.edition e on e.edition_id = d.edition_id
                left join document.edition p on p.edition_id = d.public_edition_id
                where %s = ? order by r.kind, 1 limit %d
                """.formatted(other, other, here, RelationRules.MOST))
                .param(documentId)
                .query((rs, row) -> new Related(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4) == null ? null : EditionState.valueOf(rs.getString(4)),
                        rs.getBoolean(5)))
                .list();
    }
}
