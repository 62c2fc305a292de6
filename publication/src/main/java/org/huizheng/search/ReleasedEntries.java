package org.huizheng.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huizheng.kernel.SearchIndex.Entry;
import org.huizheng.release.ApprovalHash;
import org.huizheng.release.EditionContent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What of a site belongs in the index now: one entry for each released document that has an address and a place there. */
final class ReleasedEntries {

    private static final Logger LOG = LoggerFactory.getLogger(ReleasedEntries.class);
    private static final String ENDS = "。！？；：!?;:…";
    private static final ZoneId SHOWN = ZoneId.of("Asia/Shanghai");

    private static final String ENTRIES = """
            select a.document_id, a.path, d.type, d.meta, d.body, d.placements, d.approval_hash, d.published_at, c.path as channel
            from release.address a
            join release.document d on d.document_id = a.document_id and d.state = 'released'
            join lateral (
                select channel.path from release.placement p join release.channel on channel.channel_id = p.channel_id
                where p.site_id = a.site_id and p.document_id = a.document_id
                order by p."primary" desc, p.channel_id limit 1) c on true
            """;

    private final JdbcClient jdbc;

    ReleasedEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String id(long siteId, long documentId) {
        return siteId + ":" + documentId;
    }

    List<Entry> of(long siteId, Collection<Long> documentIds) {
        return jdbc
                .sql(ENTRIES + "where a.site_id = :site and a.document_id = any (:ids)")
                .param("site", siteId)
                .param("ids", documentIds.toArray(Long[]::new))
                .query((rs, i) -> entry(siteId, rs))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Ids ascending after a document. */
    List<Long> ids(long siteId, long after, int limit) {
        return jdbc.sql("""
                select a.document_id from release.address a
                join release.document d on d.document_id = a.document_id and d.state = 'released'
                where a.site_id = :site and a.document_id > :after
                    and exists (select 1 from release.placement p
                        where p.site_id = a.site_id and p.document_id = a.document_id)
                order by a.document_id limit :limit""")
                .param("site", siteId)
                .param("after", after)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /** A document that cannot be read must not keep the others of its site out of search. */
    private static Optional<Entry> entry(long siteId, ResultSet rs) throws SQLException {
        long documentId = rs.getLong("document_id");
        if (!Arrays.equals(
                ApprovalHash.of(rs.getBytes("meta"), rs.getBytes("body"), rs.getBytes("placements")),
                rs.getBytes("approval_hash"))) {
            LOG.error(
                    "Document {} of site {} is not what was approved and is left out of the search",
                    documentId,
                    siteId);
            return Optional.empty();
        }
        try {
            EditionContent content = EditionContent.of(rs.getString("meta"), rs.getString("body"));
            Instant publishedAt = rs.getTimestamp("published_at").toInstant();
            return Optional.of(new Entry(
                    id(siteId, documentId),
                    siteId,
                    documentId,
                    content.title(),
                    text(content),
                    content.docNumber(),
                    rs.getString("path"),
                    publishedAt,
                    facets(siteId, rs.getString("type"), rs.getString("channel"), content, publishedAt)));
        } catch (RuntimeException e) {
            LOG.error("Document {} of site {} cannot be put into the search index", documentId, siteId, e);
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> facets(
            long siteId, String type, String channel, EditionContent content, Instant publishedAt) {
        Map<String, List<String>> facets = new LinkedHashMap<>();
        facets.put("site", List.of(String.valueOf(siteId)));
        facets.put("type", List.of(type));
        facets.put("channel", List.of(channel.split("/", 2)[0]));
        facets.put("year", List.of(String.valueOf(publishedAt.atZone(SHOWN).getYear())));
        if (!content.issuer().isBlank()) {
            facets.put("issuer", List.of(content.issuer().strip()));
        }
        if (!content.validity().isBlank()) {
            facets.put("validity", List.of(content.validity()));
        }
        return facets;
    }

    /** What people read comes first; then single values, which must not look like one sentence in a snippet. */
    private static String text(EditionContent content) {
        List<String> parts = new ArrayList<>();
        parts.add(content.subtitle());
        parts.add(content.summary());
        parts.add(PlainText.of(content.body()));
        gather(content.attributes().values(), parts);
        content.attachments().stream().filter(a -> !a.inline()).forEach(a -> parts.add(a.name()));
        parts.addAll(content.keywords());
        return parts.stream().map(String::strip).filter(part -> !part.isEmpty()).reduce("", ReleasedEntries::joined);
    }

    private static String joined(String before, String part) {
        if (before.isEmpty()) {
            return part;
        }
        return before + (ENDS.indexOf(before.charAt(before.length() - 1)) >= 0 ? " " : "；") + part;
    }

    private static void gather(Object value, List<String> found) {
        switch (value) {
            case Map<?, ?> map -> map.values().forEach(v -> gather(v, found));
            case Collection<?> list -> list.forEach(v -> gather(v, found));
            case String text when !text.matches("(https?:/)?/.*") -> found.add(text);
            default -> {}
        }
    }
}
