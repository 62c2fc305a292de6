package org.huizheng.document;

import java.time.Instant;
import java.util.List;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.EditionContent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that a document ever said: its editions, and what was saved of each on the way. */
public final class VersionQueries {

    private static final int MOST = 500;

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final Editions editions;
    private final Revisions revisions;

    VersionQueries(ScopedTransactions transactions, JdbcClient jdbc, Editions editions, Revisions revisions) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.editions = editions;
        this.revisions = revisions;
    }

    /**
     * One text the document had.
     *
     * @param key names it to {@link #content}: an edition, or an edition {@code @} the document's version that last saw it so
     * @param saved an earlier save within the edition
     * @param current being worked on
     * @param visible what the public reads
     */
    public record Version(
            String key,
            long editionId,
            int number,
            EditionState state,
            String stateName,
            String title,
            String remark,
            String createdBy,
            String savedBy,
            Instant updatedAt,
            boolean saved,
            boolean current,
            boolean visible) {}

    /** Newest first. */
    public List<Version> of(SiteScope scope, long documentId) {
        return transactions.read(scope, () -> jdbc.sql("""
                select e.edition_id::text as key, e.edition_id, e.number, e.state, e.title, e.remark, e.created_by,
                       coalesce(nullif(e.saved_by, ''), e.created_by) as saved_by, e.updated_at, false as saved, e.current,
                       coalesce(e.edition_id = d.public_edition_id and e.state = 'RELEASED', false) as visible,
                       9223372036854775807 as version
                from document.edition e join document.document d on d.document_id = e.document_id
                where e.document_id = :document
                union all
                select r.edition_id || '@' || r.version, r.edition_id, e.number, e.state, r.meta::jsonb ->> 'title', '',
                       e.created_by, r.saved_by, r.saved_at, true, false, false, r.version
                from document.revision r join document.edition e on e.edition_id = r.edition_id
                where r.document_id = :document and not (
                    r.body = e.body and r.meta = e.meta and not exists (
                        select from document.revision n where n.edition_id = r.edition_id and n.version > r.version))
                order by number desc, version desc limit :most
                """)
                .param("document", documentId)
                .param("most", MOST)
                .query((rs, row) -> {
                    EditionState state = EditionState.valueOf(rs.getString("state"));
                    return new Version(
                            rs.getString("key"),
                            rs.getLong("edition_id"),
                            rs.getInt("number"),
                            state,
                            state.label(),
                            rs.getString("title"),
                            rs.getString("remark"),
                            rs.getString("created_by"),
                            rs.getString("saved_by"),
                            Editions.instant(rs, 9),
                            rs.getBoolean("saved"),
                            rs.getBoolean("current"),
                            rs.getBoolean("visible"));
                })
                .list());
    }

    /** Who wrote what an edition says now. */
    public String savedBy(SiteScope scope, long editionId) {
        return transactions.read(
                scope, () -> String.valueOf(revisions.saved(editionId).by()));
    }

    /** @throws Problem when the document has no such version, or is another site's */
    public EditionContent content(SiteScope scope, long documentId, String key) {
        return transactions.read(scope, () -> {
            int at = key.indexOf('@');
            long editionId = number(at < 0 ? key : key.substring(0, at));
            Edition edition = editions.require(editionId);
            if (edition.documentId() != documentId) {
                throw Problem.notFound("版本不存在");
            }
            return at < 0
                    ? edition.content()
                    : revisions
                            .at(documentId, number(key.substring(at + 1)))
                            .orElseThrow(() -> Problem.notFound("版本不存在"));
        });
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Problem.invalid("版本号“" + text + "”不对");
        }
    }
}
