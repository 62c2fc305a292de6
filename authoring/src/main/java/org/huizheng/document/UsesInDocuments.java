package org.huizheng.document;

import java.util.Collection;
import java.util.List;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.media.MediaUses;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Documents that carry a file of the library, in the edition being worked on or in the public one. */
final class UsesInDocuments implements MediaUses {

    private static final int SHOWN = 20;

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;

    UsesInDocuments(ScopedTransactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public Uses of(SiteScope scope, Collection<String> blobs) {
        return transactions.read(scope, () -> {
            List<Use> all = jdbc.sql("""
                    select distinct on (d.document_id) d.document_id, e.title, e.state
                    from document.attachment a
                    join document.document d on d.document_id = a.document_id
                        and a.edition_id in (d.edition_id, d.public_edition_id)
                    join document.edition e on e.edition_id = d.edition_id
                    where a.blob = any (?) and e.state <> 'VOID' order by d.document_id
                    """)
                    .param(blobs.toArray(String[]::new))
                    .query((rs, row) -> new Use(rs.getLong(1), rs.getString(2), rs.getString(3)))
                    .list();
            return new Uses(all.size(), all.stream().limit(SHOWN).toList());
        });
    }
}
