package org.huizheng.purge;

import java.util.List;
import java.util.Optional;
import org.huizheng.release.Lane;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes what caches must forget. Joins the caller's transaction, the one in which the bytes change. */
public final class AskPurges {

    private final JdbcClient jdbc;

    public AskPurges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param inPieces it keeps fragments apart from pages */
    public record Concerned(long cacheId, boolean inPieces) {}

    /** The caches that keep pages of a site. */
    public List<Concerned> caches(long siteId) {
        return jdbc.sql("""
                select cache_id, assembles from purge.cache where not paused and (sites is null or ? = any (sites))
                order by cache_id""")
                .param(siteId)
                .query((rs, i) -> new Concerned(rs.getLong(1), rs.getBoolean(2)))
                .list();
    }

    /** @param paths the addresses of one page */
    public void page(Concerned cache, long siteId, List<String> paths, Lane lane) {
        add(cache.cacheId, siteId, paths, lane, 0);
    }

    public void wholeSite(Concerned cache, long siteId, Lane lane) {
        add(cache.cacheId, siteId, List.of(), lane, 0);
    }

    /** When another release of the site is about to stand: what is cached until then is forgotten after it. */
    public void wholeSiteSoon(long siteId) {
        caches(siteId).forEach(cache -> add(cache.cacheId, siteId, List.of(), Lane.NORMAL, 2));
    }

    /** A cache that is new, or was paused, may hold anything. */
    public void everything(long cacheId) {
        jdbc.sql("""
                insert into purge.waiting (cache_id, site_id, paths, lane, twice)
                select c.cache_id, s.site_id, '{}', 1, false
                from purge.cache c join release.site s on c.sites is null or s.site_id = any (c.sites)
                where c.cache_id = ? order by s.site_id""").param(cacheId).update();
    }

    /** What one cache no longer needs to forget. */
    public void nothing(long cacheId) {
        jdbc.sql("delete from purge.waiting where cache_id = ?").param(cacheId).update();
    }

    private void add(long cacheId, long siteId, List<String> paths, Lane lane, int seconds) {
        jdbc.sql("""
                insert into purge.waiting (cache_id, site_id, paths, lane, twice, due_at)
                values (?, ?, ?, ?, ?, clock_timestamp() + make_interval(secs => ?))""")
                .params(
                        cacheId,
                        siteId,
                        paths.toArray(String[]::new),
                        lane.number(),
                        lane == Lane.URGENT || paths.isEmpty(),
                        seconds)
                .update();
    }

    /** Asks again for what failed for good. @param id null for all of it */
    public int retry(Optional<Long> id) {
        return jdbc.sql("""
                update purge.waiting set attempts = 0, error = null, due_at = clock_timestamp(), claimed_until = null
                where attempts >= 5 and (:id::bigint is null or waiting_id = :id)""").param("id", id.orElse(null)).update();
    }
}
