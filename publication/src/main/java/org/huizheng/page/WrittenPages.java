package org.huizheng.page;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When one page of many sites was last written: an index entry a site. */
public final class WrittenPages {

    private final JdbcClient jdbc;

    public WrittenPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param page in the words of {@link org.huizheng.release.Pages}
     * @return by site; a site without the page is left out
     */
    public Map<Long, Instant> of(String page, Collection<Long> sites) {
        Map<Long, Instant> written = new TreeMap<>();
        jdbc.sql("""
                select s.site_id, m.written_at
                from unnest(?::bigint[]) s (site_id)
                left join page.release_head h on h.site_id = s.site_id
                cross join lateral (
                    select written_at from page.manifest
                    where site_id = s.site_id and release = coalesce(h.release, 1) and page = ? offset 0) m""").params(sites.toArray(Long[]::new), page).query(rs -> {
            written.put(rs.getLong(1), rs.getTimestamp(2).toInstant());
        });
        return written;
    }
}
