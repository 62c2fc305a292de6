package org.huizheng.page;

import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For how many days what stood is kept after it ended. */
public final class PastKeptFor {

    /** What holds for every site that says nothing else. */
    public static final long EVERY_SITE = 0;

    public static final int LEAST = 30;
    public static final int MOST = 36_500;

    private final JdbcClient jdbc;

    public PastKeptFor(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param days null where a site says nothing of its own
     * @param version 0 as long as nobody has said anything
     */
    public record Saying(long siteId, @Nullable Integer days, long version) {}

    /** What would be forgotten. @param size of what is kept of them, in bytes */
    public record Forgotten(long states, long size, int sites) {}

    public Saying of(long siteId) {
        return jdbc.sql("select site_id, days, version from page.past_kept_for where site_id = ?")
                .param(siteId)
                .query((rs, i) -> new Saying(rs.getLong(1), rs.getObject(2, Integer.class), rs.getLong(3)))
                .optional()
                .orElseGet(() -> new Saying(siteId, null, 0));
    }

    public int everySite() {
        return Optional.ofNullable(of(EVERY_SITE).days()).orElseThrow();
    }

    /** The sites that say something of their own. */
    public List<Saying> own() {
        return jdbc.sql("""
                select site_id, days, version from page.past_kept_for
                where site_id <> 0 and days is not null order by site_id""")
                .query((rs, i) -> new Saying(rs.getLong(1), rs.getInt(2), rs.getLong(3)))
                .list();
    }

    /**
     * Joins the caller's transaction.
     *
     * @param version what it was when it was read
     * @return false when somebody else has changed it since
     */
    public boolean say(long siteId, @Nullable Integer days, long version) {
        return jdbc.sql("""
                insert into page.past_kept_for as kept (site_id, days, version)
                select :site, :days, 1 where :version = 0 or exists (select from page.past_kept_for where site_id = :site)
                on conflict (site_id) do update set days = excluded.days, version = kept.version + 1
                where kept.version = :version""")
                        .param("site", siteId)
                        .param("days", days, Types.INTEGER)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** What ended so long ago that it would be forgotten if this were said now. */
    public Forgotten forgotten(long siteId, int days) {
        return jdbc.sql("""
                select count(*), coalesce(sum(octet_length(bytes)), 0), count(distinct site_id) from page.past
                where until < clock_timestamp() - make_interval(days => :days)
                    and (site_id = :site or :site = 0
                        and site_id not in (select k.site_id from page.past_kept_for k where k.days is not null and k.site_id <> 0))""")
                .param("site", siteId)
                .param("days", days)
                .query((rs, i) -> new Forgotten(rs.getLong(1), rs.getLong(2), rs.getInt(3)))
                .single();
    }
}
