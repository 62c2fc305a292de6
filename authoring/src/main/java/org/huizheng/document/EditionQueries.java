package org.huizheng.document;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;
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

    /** A line of the list. */
    public record Item(
            long documentId,
            long editionId,
            String type,
            String title,
            EditionState state,
            int number,
            Instant updatedAt) {}

    /** @param channelId null for every channel; {@code state} null for every state */
    public record Filter(
            long siteId, @Nullable Long channelId, @Nullable EditionState state) {}

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

    /** Last changed first, by keyset: the thousandth page costs what the first does. */
    public Slice<Item> list(SiteScope scope, Filter filter, @Nullable String after, int limit) {
        scope.require(filter.siteId());
        int size = Math.clamp(limit, 1, 200);
        Cursor cursor = Cursor.of(after);
        List<Item> items = transactions.read(scope, () -> jdbc.sql(sql(filter))
                .param("site", filter.siteId())
                .param("channel", filter.channelId() == null ? 0L : filter.channelId())
                .param("state", filter.state() == null ? "" : filter.state().name())
                .param("at", cursor.at)
                .param("id", cursor.id)
                .param("limit", size + 1)
                .query((rs, row) -> new Item(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getString(3),
                        rs.getString(4),
                        EditionState.valueOf(rs.getString(5)),
                        rs.getInt(6),
                        rs.getObject(7, OffsetDateTime.class).toInstant()))
                .list());
        return items.size() <= size
                ? new Slice<>(items, null)
                : new Slice<>(items.subList(0, size), Cursor.after(items.get(size - 1)));
    }

    /** A channel's list is a range of the placements' index, a site's of the editions': neither looks at a row in vain. */
    private static String sql(Filter filter) {
        String listed = filter.channelId() == null ? "e" : "p";
        return ("""
                select e.document_id, e.edition_id, d.type, e.title, e.state, e.number, e.updated_at
                from document.edition e join document.document d on d.document_id = e.document_id
                """
                        + (filter.channelId() == null
                                ? ""
                                : "join document.placement p on p.edition_id = e.edition_id and p.channel_id = :channel\n")
                        + """
                where e.current and LISTED.site_id = :site and (LISTED.updated_at, LISTED.edition_id) < (:at::timestamptz, :id)
                """
                        + (filter.state() == null ? "" : " and LISTED.state = :state")
                        + " order by LISTED.updated_at desc, LISTED.edition_id desc limit :limit")
                .replace("LISTED", listed);
    }

    private record Cursor(String at, long id) {

        static Cursor of(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return new Cursor("infinity", Long.MAX_VALUE);
            }
            try {
                int bar = text.indexOf('_');
                return new Cursor(
                        Instant.parse(text.substring(0, bar)).toString(), Long.parseLong(text.substring(bar + 1)));
            } catch (RuntimeException e) {
                throw Problem.invalid("翻页位置无效");
            }
        }

        static String after(Item item) {
            return item.updatedAt() + "_" + item.editionId();
        }
    }
}
