package org.huizheng.purge;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What caches did not forget, however often they were told. */
public final class DeadPurges {

    private final JdbcClient jdbc;

    public DeadPurges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param path the first address of the page; "" for all of the site */
    public record Dead(
            long id, String cacheName, String siteName, String path, String reason, int attempts, Instant since) {}

    public List<Dead> list(long after, int most) {
        return jdbc.sql("""
                select w.waiting_id, c.name, coalesce(s.name, ''), coalesce(w.paths[1], ''), coalesce(w.error, ''), w.attempts, w.asked_at
                from purge.waiting w join purge.cache c using (cache_id) left join release.site s on s.site_id = w.site_id
                where w.attempts >= 5 and w.waiting_id > ? order by w.waiting_id limit ?""")
                .params(after, most)
                .query((rs, i) -> new Dead(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getInt(6),
                        rs.getTimestamp(7).toInstant()))
                .list();
    }
}
