package org.huizheng.release;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes mappings public, or takes them away. Joins the caller's transaction. */
public final class PublishMappings {

    private static final int PORTION = 5_000;

    private final JdbcClient jdbc;
    private final PublicationLog log;

    public PublishMappings(JdbcClient jdbc, PublicationLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /** Until the end of the transaction nobody else changes the site's mappings: two changes cannot close a loop together. */
    public void hold(long siteId) {
        jdbc.sql("select count(pg_advisory_xact_lock(hashtext('release.mapping'), ?))")
                .param((int) siteId)
                .query(Long.class)
                .single();
    }

    /** One of the same source is replaced. */
    public void put(long siteId, List<Mapping> mappings) {
        Set<String> before = new HashSet<>(new Mappings(jdbc).parts(siteId));
        for (int i = 0; i < mappings.size(); i += PORTION) {
            store(siteId, mappings.subList(i, Math.min(i + PORTION, mappings.size())));
        }
        tell("publishMappings", siteId, mappings, before);
    }

    public void remove(long siteId, Mapping mapping) {
        jdbc.sql("delete from release.mapping where site_id = ? and mapping_id = ?")
                .params(siteId, mapping.id())
                .update();
        tell("removeMapping", siteId, List.of(mapping), Set.of(mapping.part()));
    }

    /** A file that is not there yet has read nothing: it is asked for by name. */
    private void tell(String what, long siteId, Collection<Mapping> mappings, Set<String> before) {
        Changes changes = new Changes();
        Change change = changes.of(siteId);
        Set<String> parts = new TreeSet<>();
        mappings.forEach(mapping -> parts.add(mapping.part()));
        for (String part : parts) {
            change.key(Keys.mappings(part));
            if (!before.contains(part)) {
                change.page(Pages.mappings(part));
            }
        }
        log.write(what, null, changes, Wake.NOW);
    }

    private void store(long siteId, List<Mapping> mappings) {
        jdbc.sql("""
                insert into release.mapping (site_id, match, source, shard, kind, status, target, ordinal, note)
                select :site::bigint, match, source, shard, kind, status, target, ordinal, note
                from unnest(:matches::text[], :sources::text[], :shards::int[], :kinds::text[], :statuses::int[],
                    :targets::text[], :ordinals::int[], :notes::text[])
                    m (match, source, shard, kind, status, target, ordinal, note)
                on conflict (site_id, match, source) do update set kind = excluded.kind, status = excluded.status,
                    target = excluded.target, ordinal = excluded.ordinal, note = excluded.note, channel_id = null, changed_at = now()""")
                .param("site", siteId)
                .param("matches", texts(mappings, m -> m.match().code()))
                .param("sources", texts(mappings, Mapping::source))
                .param(
                        "shards",
                        mappings.stream()
                                .map(m -> m.match() == Mapping.Match.EXACT ? m.shard() : null)
                                .toArray(Integer[]::new))
                .param("kinds", texts(mappings, m -> m.kind().code()))
                .param("statuses", mappings.stream().map(Mapping::status).toArray(Integer[]::new))
                .param("targets", texts(mappings, Mapping::target))
                .param("ordinals", mappings.stream().map(Mapping::ordinal).toArray(Integer[]::new))
                .param("notes", texts(mappings, Mapping::note))
                .update();
    }

    private static String[] texts(List<Mapping> mappings, java.util.function.Function<Mapping, String> text) {
        return mappings.stream().map(text).toArray(String[]::new);
    }
}
