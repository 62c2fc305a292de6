package org.huizheng.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the files that are kept. */
final class Library {

    static final String SELECT = """
            select m.media_id, m.site_id, m.name, m.kind, m.media_type, m.extension, m.blob, m.size, m.width, m.height,
                   m.alt, m.map_number, m.state, m.created_by, m.created_at, m.version
            from media.media m where m.state <> 'removed'
            """;

    private final JdbcClient jdbc;

    Library(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The id, or empty when the site has these bytes already. */
    Optional<Long> insert(
            long siteId,
            String source,
            Examined file,
            MediaState state,
            @Nullable Instant scanAt,
            Actor actor,
            Instant now) {
        return jdbc.sql("""
                insert into media.media (site_id, source, name, kind, media_type, extension, blob, size, width, height,
                                         state, scan_at, created_by, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?::timestamptz)
                on conflict (site_id, source) where state <> 'removed' do nothing returning media_id
                """)
                .param(siteId)
                .param(source)
                .param(file.name())
                .param(file.type().kind())
                .param(file.type().type())
                .param(file.type().extension())
                .param(file.blob())
                .param(file.size())
                .param(file.width())
                .param(file.height())
                .param(state.code())
                .param(scanAt == null ? null : scanAt.toString())
                .param(actor.name())
                .param(now.toString())
                .query(Long.class)
                .optional();
    }

    void insertRenditions(long siteId, long mediaId, List<Rendition> renditions) {
        renditions.forEach(r -> jdbc.sql("""
                insert into media.rendition (media_id, width, height, site_id, blob, size) values (?, ?, ?, ?, ?, ?)
                """)
                .params(mediaId, r.width(), r.height(), siteId, r.blob(), r.size())
                .update());
    }

    Optional<MediaItem> bySource(long siteId, String source) {
        return jdbc.sql(SELECT + " and m.site_id = ? and m.source = ?")
                .params(siteId, source)
                .query(Library::item)
                .optional();
    }

    List<MediaItem> byIds(Collection<Long> ids) {
        return jdbc.sql(SELECT + " and m.media_id = any (?)")
                .param(ids.toArray(Long[]::new))
                .query(Library::item)
                .list();
    }

    MediaItem require(long mediaId) {
        return byIds(List.of(mediaId)).stream().findFirst().orElseThrow(() -> Problem.notFound("媒体文件不存在"));
    }

    MediaItem lock(long mediaId) {
        jdbc.sql("select 1 from media.media where media_id = ? for update")
                .param(mediaId)
                .query(Integer.class)
                .optional();
        return require(mediaId);
    }

    /** By media id, ascending by width. */
    Map<Long, List<Rendition>> renditions(Collection<Long> ids) {
        record Row(long mediaId, Rendition rendition) {}
        return jdbc
                .sql("""
                select media_id, width, height, blob, size from media.rendition where media_id = any (?)
                order by media_id, width
                """)
                .param(ids.toArray(Long[]::new))
                .query((rs, n) -> new Row(
                        rs.getLong(1), new Rendition(rs.getInt(2), rs.getInt(3), rs.getString(4), rs.getLong(5))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::mediaId, Collectors.mapping(Row::rendition, Collectors.toList())));
    }

    boolean update(long mediaId, long seenVersion, String name, String alt, String mapNumber) {
        return jdbc.sql("""
                update media.media set name = ?, alt = ?, map_number = ?, version = version + 1
                where media_id = ? and version = ? and state <> 'removed'
                """).params(name, alt, mapNumber, mediaId, seenVersion).update() == 1;
    }

    void setState(long mediaId, MediaState state) {
        jdbc.sql("update media.media set state = ?, scan_at = null, version = version + 1 where media_id = ?")
                .params(state.code(), mediaId)
                .update();
    }

    /** Those whose time has come; nobody else takes them before {@code until}. */
    List<Long> claimQuarantined(int most, Instant now, Instant until) {
        return jdbc.sql("""
                update media.media set scan_at = ?::timestamptz
                where media_id in (select media_id from media.media
                                   where state = 'quarantined' and scan_at <= ?::timestamptz
                                   order by scan_at limit ? for update skip locked)
                returning media_id
                """)
                .params(until.toString(), now.toString(), most)
                .query(Long.class)
                .list();
    }

    /** Half a minute after the first failure, twice as long after each further one. */
    void scanLater(long mediaId, Instant now, Duration longest) {
        jdbc.sql("""
                update media.media
                set scan_tries = scan_tries + 1,
                    scan_at = ?::timestamptz + make_interval(secs => least(30 * 2 ^ least(scan_tries, 20), ?))
                where media_id = ?
                """).params(now.toString(), longest.toSeconds(), mediaId).update();
    }

    long bytesOf(long siteId) {
        return jdbc.sql("select coalesce(sum(size), 0) from media.media where site_id = ? and state <> 'removed'")
                .param(siteId)
                .query(Long.class)
                .single();
    }

    static MediaItem item(ResultSet rs, int row) throws SQLException {
        return new MediaItem(
                rs.getLong(1),
                rs.getLong(2),
                rs.getString(3),
                rs.getString(4),
                rs.getString(5),
                rs.getString(6),
                rs.getString(7),
                rs.getLong(8),
                rs.getObject(9, Integer.class),
                rs.getObject(10, Integer.class),
                rs.getString(11),
                rs.getString(12),
                MediaState.of(rs.getString(13)),
                rs.getString(14),
                rs.getObject(15, OffsetDateTime.class).toInstant(),
                rs.getLong(16));
    }
}
