package org.huizheng.document;

import java.time.Instant;
import java.util.Optional;
import org.huizheng.release.EditionContent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What drafts said before they were written anew, so that nothing once saved is lost. */
final class Revisions {

    private final JdbcClient jdbc;

    Revisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Called before the edition is written anew and its document touched. */
    void keep(Edition edition) {
        jdbc.sql("""
                insert into document.revision (document_id, version, site_id, edition_id, meta, body, saved_by, saved_at)
                select e.document_id, d.version, e.site_id, e.edition_id, e.meta, e.body,
                       coalesce(nullif(e.saved_by, ''), e.created_by), e.updated_at
                from document.edition e join document.document d on d.document_id = e.document_id
                where e.edition_id = ? and e.edition_id = d.edition_id
                """).param(edition.id()).update();
    }

    Optional<EditionContent> at(long documentId, long version) {
        return jdbc.sql("select meta, body from document.revision where document_id = ? and version = ?")
                .params(documentId, version)
                .query((rs, row) -> EditionContent.of(rs.getString(1), rs.getString(2)))
                .optional();
    }

    /** What the document said to somebody who opened it at this version, when it has been written since. */
    Optional<EditionContent> seenAt(long documentId, long version) {
        return jdbc.sql("""
                select meta, body from document.revision where document_id = ? and version >= ? order by version limit 1
                """)
                .params(documentId, version)
                .query((rs, row) -> EditionContent.of(rs.getString(1), rs.getString(2)))
                .optional();
    }

    /** Who wrote what the edition says now, and when. */
    record Saved(@Nullable String by, Instant at) {}

    Saved saved(long editionId) {
        return jdbc.sql("""
                select coalesce(nullif(saved_by, ''), created_by), updated_at from document.edition where edition_id = ?
                """)
                .param(editionId)
                .query((rs, row) -> new Saved(rs.getString(1), Editions.instant(rs, 2)))
                .single();
    }
}
