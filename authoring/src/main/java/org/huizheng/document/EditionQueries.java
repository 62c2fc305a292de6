package org.huizheng.document;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Documents and editions as an editor looks at them; drafts included, other sites' excluded. */
public final class EditionQueries {

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final Editions editions;

    EditionQueries(ScopedTransactions transactions, JdbcClient jdbc, Editions editions) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.editions = editions;
    }

    /** The edition being worked on. */
    public Optional<Edition> current(SiteScope scope, long documentId) {
        return transactions.read(scope, () -> editions.document(documentId)
                .filter(document -> scope.permits(document.siteId()))
                .map(document -> editions.require(document.editionId())));
    }

    /** Every edition of a document, newest first. */
    public List<Edition> versions(SiteScope scope, long documentId) {
        return transactions.read(scope, () -> editions.ofDocument(documentId));
    }

    public Optional<Edition> edition(SiteScope scope, long editionId) {
        return transactions.read(scope, () -> {
            try {
                return Optional.of(editions.require(editionId));
            } catch (Problem e) {
                return Optional.empty();
            }
        });
    }

    /** Who approved an edition. */
    public record Approved(long documentId, int number, long approvalId, String by) {}

    /** By the ids of the editions, of those that were approved. */
    public Map<Long, Approved> approved(SiteScope scope, Collection<Long> editionIds) {
        return transactions.read(scope, () -> {
            Map<Long, Approved> found = new HashMap<>();
            jdbc.sql("""
                    select e.edition_id, e.document_id, e.number, a.approval_id, a.approved_by
                    from document.edition e
                    join document.document d on d.document_id = e.document_id
                    join document.approval a on a.approval_id = e.approval_id
                    where e.edition_id = any (?)""").param(editionIds.toArray(Long[]::new)).query(rs -> {
                found.put(rs.getLong(1), new Approved(rs.getLong(2), rs.getInt(3), rs.getLong(4), rs.getString(5)));
            });
            return found;
        });
    }

    /** Public editions of a site in the order of document ids, whole: what an export writes. */
    public List<Edition> released(SiteScope scope, long siteId, long afterDocumentId, int limit) {
        scope.require(siteId);
        return transactions.read(scope, () -> editions.released(siteId, afterDocumentId, Math.min(limit, 500)));
    }

    /** Document ids by external id, for those that exist. */
    public Map<String, Long> byExternalIds(SiteScope scope, long siteId, Collection<String> externalIds) {
        scope.require(siteId);
        return transactions.read(scope, () -> {
            Map<String, Long> found = new HashMap<>();
            jdbc.sql(
                            "select external_id, document_id from document.document where site_id = ? and external_id = any (?)")
                    .params(siteId, externalIds.toArray(String[]::new))
                    .query((java.sql.ResultSet rs) -> {
                        found.put(rs.getString(1), rs.getLong(2));
                    });
            return found;
        });
    }
}
