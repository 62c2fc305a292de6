package org.huizheng.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mappings of a site as they are stored. */
public final class Mappings {

    private static final String SELECT = """
            select mapping_id, match, source, kind, status, target, ordinal, note from release.mapping
            """;

    private final JdbcClient jdbc;

    public Mappings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param words part of a source or a target, or "" */
    public record Filter(String words, Mapping.@Nullable Kind kind, Mapping.@Nullable Match match) {}

    public Optional<Mapping> find(long siteId, long id) {
        return jdbc.sql(SELECT + " where site_id = ? and mapping_id = ?")
                .params(siteId, id)
                .query(Mappings::row)
                .optional();
    }

    public Optional<Mapping> at(long siteId, Mapping.Match match, String source) {
        return jdbc.sql(SELECT + " where site_id = ? and match = ? and source = ?")
                .params(siteId, match.code(), source)
                .query(Mappings::row)
                .optional();
    }

    /** Those of some exact addresses that are there. */
    public List<Mapping> exact(long siteId, Collection<String> sources) {
        return jdbc.sql(SELECT + " where site_id = ? and match = 'exact' and source = any (?)")
                .params(siteId, sources.toArray(String[]::new))
                .query(Mappings::row)
                .list();
    }

    /** Those of some exact addresses and prefixes that someone wrote, and that follow no channel. */
    public List<Mapping> byHand(long siteId, Collection<String> sources) {
        return jdbc.sql(SELECT
                        + " where site_id = ? and match <> 'pattern' and source = any (?) and channel_id is null")
                .params(siteId, sources.toArray(String[]::new))
                .query(Mappings::row)
                .list();
    }

    /** In the order in which they were made. */
    public List<Mapping> list(long siteId, Filter filter, long after, int limit) {
        return jdbc.sql(SELECT + """
                 where site_id = :site and mapping_id > :after
                   and (:kind = '' or kind = :kind) and (:match = '' or match = :match)
                   and (:words = '' or position(:words in lower(source)) > 0 or position(:words in lower(target)) > 0)
                order by mapping_id limit :limit""")
                .param("site", siteId)
                .param("after", after)
                .param("kind", filter.kind() == null ? "" : filter.kind().code())
                .param("match", filter.match() == null ? "" : filter.match().code())
                .param("words", filter.words().strip().toLowerCase(Locale.ROOT))
                .param("limit", limit)
                .query(Mappings::row)
                .list();
    }

    /** Those that ever answered, most asked first; {@code after} is the last one's. */
    public List<Mapping> mostAsked(long siteId, Filter filter, @Nullable Asked after, int limit) {
        return jdbc.sql("""
                select mapping_id, match, source, kind, status, target, ordinal, note
                from release.mapping_hit h join release.mapping m using (mapping_id)
                where h.site_id = :site and (h.hits, -h.mapping_id) < (:hits, -:after)
                  and (:kind = '' or kind = :kind) and (:match = '' or match = :match)
                  and (:words = '' or position(:words in lower(source)) > 0 or position(:words in lower(target)) > 0)
                order by h.hits desc, h.mapping_id limit :limit""")
                .param("site", siteId)
                .param("hits", after == null ? Long.MAX_VALUE : after.hits)
                .param("after", after == null ? 0 : after.id)
                .param("kind", filter.kind() == null ? "" : filter.kind().code())
                .param("match", filter.match() == null ? "" : filter.match().code())
                .param("words", filter.words().strip().toLowerCase(Locale.ROOT))
                .param("limit", limit)
                .query(Mappings::row)
                .list();
    }

    /** How often a mapping answered, and when last. */
    public record Asked(long id, long hits, Instant lastAt) {}

    /** Of those that ever answered. */
    public Map<Long, Asked> asked(Collection<Mapping> mappings) {
        return jdbc
                .sql("select mapping_id, hits, last_at from release.mapping_hit where mapping_id = any (?)")
                .param(mappings.stream().map(Mapping::id).toArray(Long[]::new))
                .query((rs, i) -> new Asked(
                        rs.getLong(1), rs.getLong(2), rs.getTimestamp(3).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Asked::id, asked -> asked));
    }

    /** How many lead to one of some hosts, by host. */
    public Map<String, Long> leadingTo(long siteId, Collection<String> hosts) {
        Map<String, Long> found = new TreeMap<>();
        jdbc.sql("""
                select host, count(*) from (select substring(target from '^https?://([^/:]+)') as host
                    from release.mapping where site_id = ?) m
                where host = any (?) group by host""")
                .params(siteId, hosts.toArray(String[]::new))
                .query((rs, i) -> found.put(rs.getString(1), rs.getLong(2)))
                .list();
        return found;
    }

    /** Prefixes, and patterns in the order in which they are tried. */
    public List<Mapping> rules(long siteId) {
        return jdbc.sql(SELECT + """
                 where site_id = ? and match <> 'exact'
                order by match desc, case when match = 'pattern' then ordinal else 0 end,
                    case when match = 'pattern' then mapping_id else 0 end, source collate "C\"""").param(siteId).query(Mappings::row).list();
    }

    /** The exact ones of one file, in its order. */
    public List<Mapping> shard(long siteId, int shard) {
        return jdbc.sql(SELECT + " where site_id = ? and shard = ? order by source collate \"C\"")
                .params(siteId, shard)
                .query(Mappings::row)
                .list();
    }

    /** The files that hold something. */
    public List<String> parts(long siteId) {
        return jdbc.sql("""
                select coalesce(shard::text, ?) as part from release.mapping where site_id = ?
                group by shard order by shard""").params(Pages.RULES, siteId).query(String.class).list();
    }

    public long count(long siteId, Mapping.Match match) {
        return jdbc.sql("select count(*) from release.mapping where site_id = ? and match = ?")
                .params(siteId, match.code())
                .query(Long.class)
                .single();
    }

    private static Mapping row(ResultSet rs, int i) throws SQLException {
        return new Mapping(
                rs.getLong(1),
                Mapping.Match.valueOf(rs.getString(2).toUpperCase(Locale.ROOT)),
                rs.getString(3),
                Mapping.Kind.valueOf(rs.getString(4).toUpperCase(Locale.ROOT)),
                rs.getInt(5),
                rs.getString(6),
                rs.getInt(7),
                rs.getString(8));
    }
}
