package org.huizheng.console.dashboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.huizheng.console.dashboard.Dashboard.Release;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last releases of single documents, and how far each has come. */
final class ReleaseTrack {

    private final JdbcClient jdbc;

    ReleaseTrack(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Release> last(Collection<Long> sites, int most) {
        return jdbc.sql("""
                with newest as (
                    select l.site_id, l.seq, l.document_id, l.at
                    from unnest(:sites::bigint[]) as s (site_id) cross join lateral (
                        select site_id, seq, document_id, at from release.publication_log
                        where site_id = s.site_id and change = 'publishEditions' and document_id is not null
                        order by seq desc limit :most) l
                    order by l.at desc limit :most)
                select n.document_id, s.code, coalesce(d.meta::jsonb ->> 'title', ''), n.at, n.seq, m.written_at, m.seq,
                    coalesce(c.seq >= n.seq, false), q.error
                from newest n
                join release.site s on s.site_id = n.site_id
                join release.document d on d.document_id = n.document_id
                left join page.release_head h on h.site_id = n.site_id
                left join page.manifest m
                    on m.site_id = n.site_id and m.release = h.release and m.page = 'document:' || n.document_id
                left join search.cursor c on c.site_id = n.site_id
                left join render.queue q
                    on q.site_id = n.site_id and q.page = 'document:' || n.document_id and q.attempts >= 5
                order by n.at desc""")
                .param("sites", sites.toArray(Long[]::new))
                .param("most", most)
                .query(ReleaseTrack::release)
                .list();
    }

    private static Release release(ResultSet rs, int row) throws SQLException {
        Instant released = instant(rs, 4);
        long seq = rs.getLong(5);
        long shown = rs.getLong(7);
        Instant visible = shown >= seq && rs.getObject(6) != null ? instant(rs, 6) : null;
        Long millis = visible == null || shown > seq
                ? null
                : Math.max(0, Duration.between(released, visible).toMillis());
        return new Release(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                released,
                visible,
                millis,
                rs.getBoolean(8),
                rs.getString(9));
    }

    private static Instant instant(ResultSet rs, int column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
