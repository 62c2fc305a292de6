package org.huizheng.document;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.huizheng.release.EditionContent;
import org.huizheng.release.EditionContent.Attachment;
import org.huizheng.release.ReleasedEdition.Placement;
import org.huizheng.release.ReleasedEdition.Relation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every statement that writes many rows at once: one statement for a batch, never one for a row. */
final class EditionWriter {

    private final JdbcClient jdbc;

    EditionWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An edition about to be stored. */
    record Row(
            long documentId,
            long editionId,
            long siteId,
            String type,
            String origin,
            @Nullable String externalId,
            @Nullable Instant publishedAt,
            int number,
            EditionContent content,
            List<Placement> placements,
            List<Relation> relations) {}

    List<Long> next(String sequence, int count) {
        return jdbc.sql("select nextval(('document.' || ?)::regclass) from generate_series(1, ?)")
                .params(sequence, count)
                .query(Long.class)
                .list();
    }

    void insertDocuments(List<Row> rows, Instant now) {
        jdbc.sql("""
                insert into document.document
                    (document_id, site_id, type, origin, external_id, edition_id, published_at, created_at)
                select *, ?::timestamptz
                from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[])
                """)
                .param(now.toString())
                .param(ids(rows, Row::documentId))
                .param(ids(rows, Row::siteId))
                .param(texts(rows, Row::type))
                .param(texts(rows, Row::origin))
                .param(texts(rows, Row::externalId))
                .param(ids(rows, Row::editionId))
                .param(texts(
                        rows,
                        row -> row.publishedAt() == null
                                ? null
                                : row.publishedAt().toString()))
                .update();
    }

    void insertEditions(List<Row> rows, String createdBy, Instant now) {
        jdbc.sql("""
                insert into document.edition
                    (edition_id, document_id, site_id, number, title, meta, body, state, current, created_by, saved_by,
                     created_at, updated_at)
                select *, 'DRAFT', true, ?, ?, ?::timestamptz, ?::timestamptz
                from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::text[], ?::text[], ?::text[])
                """)
                .param(createdBy)
                .param(createdBy)
                .param(now.toString())
                .param(now.toString())
                .param(ids(rows, Row::editionId))
                .param(ids(rows, Row::documentId))
                .param(ids(rows, Row::siteId))
                .param(rows.stream().map(Row::number).toArray(Integer[]::new))
                .param(texts(rows, row -> row.content().title()))
                .param(texts(rows, row -> row.content().meta()))
                .param(texts(rows, row -> row.content().body()))
                .update();
        insertAttachments(rows);
    }

    private record Placed(long documentId, long siteId, Placement placement) {}

    void insertPlacements(List<Row> rows) {
        insertPlaced(rows.stream()
                .flatMap(r -> r.placements().stream().map(p -> new Placed(r.documentId(), r.siteId(), p)))
                .toList());
    }

    void insertPlacements(Edition edition, List<Placement> placements) {
        insertPlaced(placements.stream()
                .map(p -> new Placed(edition.documentId(), edition.siteId(), p))
                .toList());
    }

    private void insertPlaced(List<Placed> all) {
        jdbc.sql("""
                insert into document.placement (document_id, channel_id, site_id, channel_site_id, "primary", ordinal, pinned,
                                                edition_id, state, updated_at)
                select n.*, e.edition_id, e.state, e.updated_at
                from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[], ?::int[], ?::int[])
                    as n (document_id, channel_id, site_id, channel_site_id, "primary", ordinal, pinned)
                join document.edition e on e.document_id = n.document_id and e.current
                """)
                .param(ids(all, Placed::documentId))
                .param(ids(all, p -> p.placement.channelId()))
                .param(ids(all, Placed::siteId))
                .param(ids(all, p -> p.placement.siteId()))
                .param(all.stream().map(p -> p.placement.primary()).toArray(Boolean[]::new))
                .param(all.stream().map(p -> p.placement.ordinal()).toArray(Integer[]::new))
                .param(all.stream().map(p -> p.placement.pinned()).toArray(Integer[]::new))
                .update();
    }

    private record Related(long documentId, long siteId, Relation relation) {}

    void insertRelations(List<Row> rows) {
        insertRelated(rows.stream()
                .flatMap(r -> r.relations().stream().map(x -> new Related(r.documentId(), r.siteId(), x)))
                .toList());
    }

    void insertRelations(Edition edition, List<Relation> relations) {
        insertRelated(relations.stream()
                .map(x -> new Related(edition.documentId(), edition.siteId(), x))
                .toList());
    }

    private void insertRelated(List<Related> all) {
        if (!all.isEmpty()) {
            jdbc.sql("""
                    insert into document.relation (document_id, to_id, kind, site_id)
                    select * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::bigint[]) on conflict do nothing
                    """)
                    .param(ids(all, Related::documentId))
                    .param(ids(all, x -> x.relation.toId()))
                    .param(texts(all, x -> x.relation.kind()))
                    .param(ids(all, Related::siteId))
                    .update();
        }
    }

    private record Attached(Row row, Attachment file) {

        /** The number in the file's address, which stays when the file is kept by a later edition. */
        int position() {
            String name = file.path().substring(file.path().lastIndexOf('/') + 1);
            return Integer.parseInt(name.substring(0, name.indexOf('-')));
        }
    }

    void insertAttachments(List<Row> rows) {
        List<Attached> all = rows.stream()
                .flatMap(r -> r.content().attachments().stream().map(f -> new Attached(r, f)))
                .toList();
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into document.attachment
                    (edition_id, position, document_id, site_id, name, blob, media_type, size, path, inline)
                select * from unnest(?::bigint[], ?::int[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                                     ?::bigint[], ?::text[], ?::boolean[])
                """)
                .param(ids(all, a -> a.row.editionId()))
                .param(all.stream().map(Attached::position).toArray(Integer[]::new))
                .param(ids(all, a -> a.row.documentId()))
                .param(ids(all, a -> a.row.siteId()))
                .param(texts(all, a -> a.file.name()))
                .param(texts(all, a -> a.file.blob()))
                .param(texts(all, a -> a.file.mediaType()))
                .param(ids(all, a -> a.file.size()))
                .param(texts(all, a -> a.file.path()))
                .param(all.stream().map(a -> a.file.inline()).toArray(Boolean[]::new))
                .update();
    }

    void setState(Collection<Long> editionIds, EditionState state, String remark, Instant now) {
        jdbc.sql("""
                update document.edition
                set state = ?, remark = ?, updated_at = ?::timestamptz, scheduled_at = null
                where edition_id = any (?)
                """)
                .params(state.name(), remark, now.toString(), editionIds.toArray(Long[]::new))
                .update();
    }

    void schedule(long editionId, Instant at) {
        jdbc.sql("update document.edition set scheduled_at = ?::timestamptz where edition_id = ?")
                .params(at.toString(), editionId)
                .update();
    }

    void setEnd(long documentId, @Nullable Instant at, String reason) {
        jdbc.sql("""
                update document.document set ends_at = ?::timestamptz, ends_reason = ?, version = version + 1
                where document_id = ?
                """)
                .param(at == null ? null : at.toString())
                .param(reason)
                .param(documentId)
                .update();
    }

    /** What has left the public has no end to come. */
    void forgetEnds(Collection<Long> documentIds) {
        jdbc.sql(
                        "update document.document set ends_at = null, ends_reason = '' where document_id = any (?) and ends_at is not null")
                .param(documentIds.toArray(Long[]::new))
                .update();
    }

    /** A change of anything about a document is a new version of it. */
    void touch(Collection<Long> documentIds) {
        jdbc.sql("update document.document set version = version + 1 where document_id = any (?)")
                .param(documentIds.toArray(Long[]::new))
                .update();
    }

    /** Approves the editions as they stand; their current approval is the newest. */
    void approve(List<Edition> editions, String chain, String by, Instant now) {
        List<Long> approvals = insertApprovals(editions, chain, by, now);
        jdbc.sql("""
                update document.edition e
                set approval_id = a.approval_id, state = ?, remark = '', updated_at = ?::timestamptz, scheduled_at = null
                from unnest(?::bigint[], ?::bigint[]) as a (edition_id, approval_id) where e.edition_id = a.edition_id
                """)
                .param(EditionAction.APPROVE.to().name())
                .param(now.toString())
                .param(ids(editions, Edition::id))
                .param(approvals.toArray(Long[]::new))
                .update();
    }

    /** Approves an edition that is public and stays so. */
    void approveAgain(Edition edition, String chain, String by, Instant now) {
        jdbc.sql("update document.edition set approval_id = ? where edition_id = ?")
                .params(insertApprovals(List.of(edition), chain, by, now).getFirst(), edition.id())
                .update();
    }

    private List<Long> insertApprovals(List<Edition> editions, String chain, String by, Instant now) {
        List<Long> approvals = next("approval_id", editions.size());
        jdbc.sql("""
                insert into document.approval (approval_id, edition_id, site_id, hash, chain, approved_by, approved_at)
                select *, ?, ?, ?::timestamptz from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bytea[])
                """)
                .param(chain)
                .param(by)
                .param(now.toString())
                .param(approvals.toArray(Long[]::new))
                .param(ids(editions, Edition::id))
                .param(ids(editions, Edition::siteId))
                .param(editions.stream().map(Edition::hash).toArray(byte[][]::new))
                .update();
        return approvals;
    }

    void setReleased(List<Edition> editions, Instant now) {
        jdbc.sql("""
                update document.document d
                set public_edition_id = r.edition_id, published_at = coalesce(d.published_at, ?::timestamptz),
                    first_visible_at = coalesce(d.first_visible_at, ?::timestamptz), version = d.version + 1
                from unnest(?::bigint[], ?::bigint[]) as r (document_id, edition_id) where d.document_id = r.document_id
                """)
                .param(now.toString())
                .param(now.toString())
                .param(ids(editions, Edition::documentId))
                .param(ids(editions, Edition::id))
                .update();
    }

    static <T> Long[] ids(List<T> rows, Function<T, Long> id) {
        return rows.stream().map(id).toArray(Long[]::new);
    }

    private static <T> String[] texts(List<T> rows, Function<T, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
