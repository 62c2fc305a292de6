package org.huizheng.interchange;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has come in already, and the channels whose lists an import has left uncut. */
final class ImportedLines {

    private final JdbcClient jdbc;

    ImportedLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Known(long documentId, String hash) {}

    Map<String, Known> find(long siteId, Collection<String> externalIds) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("""
                select external_id, document_id, line_hash from interchange.imported
                where site_id = ? and external_id = any (?)
                """)
                .param(siteId)
                .param(externalIds.toArray(String[]::new))
                .query((rs, row) -> known.put(rs.getString(1), new Known(rs.getLong(2), rs.getString(3))))
                .list();
        return known;
    }

    /** One import of a site at a time; held until the transaction ends. */
    void lock(long siteId) {
        jdbc.sql("select pg_advisory_xact_lock(7304, ?::int)")
                .param((int) siteId)
                .query()
                .listOfRows();
    }

    void remember(long siteId, List<ImportLine> lines, List<Long> documentIds) {
        jdbc.sql("""
                insert into interchange.imported (site_id, external_id, document_id, line_hash)
                select ?, * from unnest(?::text[], ?::bigint[], ?::text[])
                on conflict (site_id, external_id) do update set line_hash = excluded.line_hash, imported_at = now()
                """)
                .param(siteId)
                .param(lines.stream().map(ImportLine::id).toArray(String[]::new))
                .param(documentIds.toArray(Long[]::new))
                .param(lines.stream().map(ImportLine::hash).toArray(String[]::new))
                .update();
    }

    void leaveUncut(long siteId, Set<Long> channels) {
        jdbc.sql("""
                insert into interchange.uncut (site_id, channel_id) select ?, unnest(?::bigint[]) on conflict do nothing
                """).param(siteId).param(channels.toArray(Long[]::new)).update();
    }

    List<Long> takeUncut(long siteId) {
        return jdbc
                .sql("delete from interchange.uncut where site_id = ? returning channel_id")
                .param(siteId)
                .query(Long.class)
                .list()
                .stream()
                .sorted()
                .toList();
    }
}
