package org.huizheng.page;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which release of a site is served, and whether a rebuild is making the next: a lease, so that a killed one ends. */
public final class ReleaseHeads {

    private static final Duration LEASE = Duration.ofSeconds(60);

    private final JdbcClient jdbc;

    public ReleaseHeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 1 for a site that has none yet. */
    public int release(long siteId) {
        return jdbc.sql("select release from page.release_head where site_id = ?")
                .param(siteId)
                .query(Integer.class)
                .optional()
                .orElse(1);
    }

    /** A rebuild is at work for another minute: pages of the site wait. */
    public void hold(long siteId) {
        jdbc.sql("""
                insert into page.release_head (site_id, release, rebuilding_until)
                values (?, 1, clock_timestamp() + make_interval(secs => ?))
                on conflict (site_id) do update set rebuilding_until = excluded.rebuilding_until""").params(siteId, LEASE.toSeconds()).update();
    }

    public void letGo(long siteId) {
        jdbc.sql("update page.release_head set rebuilding_until = null where site_id = ?")
                .param(siteId)
                .update();
    }

    /** At the start of the only process: whoever held is dead. */
    public void letGoAll() {
        jdbc.sql("update page.release_head set rebuilding_until = null where rebuilding_until is not null")
                .update();
    }

    public void serve(long siteId, int release) {
        jdbc.sql("update page.release_head set release = ? where site_id = ?")
                .params(release, siteId)
                .update();
    }
}
