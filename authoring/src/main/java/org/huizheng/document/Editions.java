package org.huizheng.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huizheng.document.Edition.Approval;
import org.huizheng.kernel.Problem;
import org.huizheng.release.EditionContent;
import org.huizheng.release.ReleasedEdition.Placement;
import org.huizheng.release.ReleasedEdition.Relation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads documents and editions whole; what the transaction's scope does not permit is not there. */
final class Editions {

    private static final String SELECT = """
            select d.document_id, d.site_id, d.type, d.origin, d.external_id, d.edition_id, d.public_edition_id, d.published_at,
                   d.first_visible_at, d.version, e.edition_id, e.number, e.state, e.meta, e.body, e.scheduled_at, e.remark,
                   e.created_by, e.updated_at, a.approval_id, a.chain, a.hash, a.approved_by, a.approved_at, d.ends_at, d.ends_reason
            from document.edition e
            join document.document d on d.document_id = e.document_id
            left join document.approval a on a.approval_id = e.approval_id
            """;

    private final JdbcClient jdbc;

    Editions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the documents of these editions in one order, so that two batches never wait for each other in a circle. */
    List<Edition> lock(Collection<Long> editionIds) {
        jdbc.sql("""
                select 1 from document.document
                where document_id = any (array(select document_id from document.edition where edition_id = any (?)))
                order by document_id for update
                """)
                .param(editionIds.toArray(Long[]::new))
                .query((rs, row) -> row)
                .list();
        return byIds(editionIds);
    }

    /** In the order given. @throws Problem when one is not there */
    List<Edition> byIds(Collection<Long> editionIds) {
        Map<Long, Edition> found = new HashMap<>();
        query(SELECT + " where e.edition_id = any (?)", editionIds).forEach(e -> found.put(e.id(), e));
        return editionIds.stream().map(id -> present(found.get(id))).toList();
    }

    Edition require(long editionId) {
        return byIds(List.of(editionId)).getFirst();
    }

    Edition lock(long editionId) {
        return lock(List.of(editionId)).getFirst();
    }

    Document lockDocument(long documentId) {
        jdbc.sql("select 1 from document.document where document_id = ? for update")
                .param(documentId)
                .query((rs, row) -> row)
                .list();
        return document(documentId).orElseThrow(() -> Problem.notFound("稿件不存在"));
    }

    /** The edition last made public. */
    Edition requirePublic(Document document) {
        Long id = document.publicEditionId();
        if (id == null) {
            throw Problem.conflict("稿件尚未发布过");
        }
        return require(id);
    }

    Optional<Document> document(long documentId) {
        return jdbc.sql("""
                select document_id, site_id, type, origin, external_id, edition_id, public_edition_id, published_at,
                       first_visible_at, version, ends_at, ends_reason
                from document.document where document_id = ?
                """)
                .param(documentId)
                .query((rs, row) -> document(rs, 11))
                .optional();
    }

    /** All editions whose documents are given, newest first within a document. */
    List<Edition> ofDocument(long documentId) {
        return query(SELECT + " where e.document_id = any (?) order by e.number desc", List.of(documentId));
    }

    /** Public editions of a site by document id, for exports. */
    List<Edition> released(long siteId, long afterDocumentId, int limit) {
        List<Long> ids = jdbc.sql("""
                select e.edition_id from document.document d join document.edition e on e.edition_id = d.public_edition_id
                where d.site_id = ? and d.document_id > ? and e.state = 'RELEASED' order by d.document_id limit ?
                """)
                .params(siteId, afterDocumentId, limit)
                .query(Long.class)
                .list();
        return byIds(ids);
    }

    private List<Edition> query(String sql, Collection<Long> ids) {
        List<Edition> bare = jdbc.sql(sql)
                .param(ids.toArray(Long[]::new))
                .query((rs, row) -> edition(rs))
                .list();
        if (bare.isEmpty()) {
            return bare;
        }
        Long[] documents = bare.stream().map(Edition::documentId).distinct().toArray(Long[]::new);
        Map<Long, List<Placement>> placements = placements(documents);
        Map<Long, List<Relation>> relations = relations(documents);
        return bare.stream()
                .map(e -> new Edition(
                        e.id(),
                        e.document(),
                        e.number(),
                        e.state(),
                        e.content(),
                        placements.getOrDefault(e.documentId(), List.of()),
                        relations.getOrDefault(e.documentId(), List.of()),
                        e.approval(),
                        e.scheduledAt(),
                        e.remark(),
                        e.createdBy(),
                        e.updatedAt()))
                .toList();
    }

    private Map<Long, List<Placement>> placements(Long[] documents) {
        Map<Long, List<Placement>> placements = new HashMap<>();
        jdbc.sql("""
                select document_id, channel_site_id, channel_id, "primary", ordinal, pinned from document.placement
                where document_id = any (?) order by document_id, channel_site_id, channel_id
                """).param(documents).query((ResultSet rs) -> {
            placements
                    .computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                    .add(new Placement(rs.getLong(2), rs.getLong(3), rs.getBoolean(4), rs.getInt(5), rs.getInt(6)));
        });
        return placements;
    }

    private Map<Long, List<Relation>> relations(Long[] documents) {
        Map<Long, List<Relation>> relations = new HashMap<>();
        jdbc.sql(
                        "select document_id, to_id, kind from document.relation where document_id = any (?) order by 1, kind, to_id")
                .param(documents)
                .query((ResultSet rs) -> {
                    relations
                            .computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                            .add(new Relation(rs.getLong(2), rs.getString(3)));
                });
        return relations;
    }

    private static Edition edition(ResultSet rs) throws SQLException {
        long approvalId = rs.getLong(20);
        Approval approval = rs.wasNull()
                ? null
                : new Approval(approvalId, rs.getString(21), rs.getBytes(22), rs.getString(23), instant(rs, 24));
        return new Edition(
                rs.getLong(11),
                document(rs, 25),
                rs.getInt(12),
                EditionState.valueOf(rs.getString(13)),
                EditionContent.of(rs.getString(14), rs.getString(15)),
                List.of(),
                List.of(),
                approval,
                nullable(rs, 16),
                rs.getString(17),
                rs.getString(18),
                instant(rs, 19));
    }

    private static Document document(ResultSet rs, int ends) throws SQLException {
        return new Document(
                rs.getLong(1),
                rs.getLong(2),
                rs.getString(3),
                rs.getString(4),
                rs.getString(5),
                rs.getLong(6),
                rs.getObject(7, Long.class),
                nullable(rs, 8),
                nullable(rs, 9),
                nullable(rs, ends),
                rs.getString(ends + 1),
                rs.getLong(10));
    }

    static Instant instant(ResultSet rs, int column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant nullable(ResultSet rs, int column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Edition present(@Nullable Edition edition) {
        if (edition == null) {
            throw Problem.notFound("稿件不存在");
        }
        return edition;
    }
}
