package org.huizheng.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For how many days what stood is kept after it ended. */
public final class PastKeptFor {

    /** What holds for every site that says nothing else. */
    public static final long EVERY_SITE = 0;

    public static final int LEAST = 30;
    public static final int MOST = 36_500;

    private static final String SELECT = """
            select said.site_id, said.days, kept.days, case when said.held_until > clock_timestamp() then said.held_until end,
                said.version
            from page.past_kept_for said join page.v_past_kept kept on kept.site_id = said.site_id
            """;

    private final JdbcClient jdbc;

    public PastKeptFor(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param days as was said last; null where a site says nothing of its own
     * @param held that hold now
     * @param holdsAt when what was said holds, where it is shorter and would delete something; null when it holds already
     * @param version 0 as long as nobody has said anything
     */
    public record Saying(
            long siteId,
            @Nullable Integer days,
            int held,
            @Nullable Instant holdsAt,
            long version) {}

    /** What would be forgotten. @param size of what is kept of them, in bytes */
    public record Forgotten(long states, long size, int sites) {

        public static final Forgotten NOTHING = new Forgotten(0, 0, 0);
    }

    public Saying of(long siteId) {
        return jdbc.sql(SELECT + " where said.site_id = ?")
                .param(siteId)
                .query(PastKeptFor::saying)
                .optional()
                .orElseGet(() -> new Saying(siteId, null, everySite().held(), null, 0));
    }

    public Saying everySite() {
        return jdbc.sql(SELECT + " where said.site_id = 0")
                .query(PastKeptFor::saying)
                .single();
    }

    /** The sites that say something of their own, or did a moment ago. */
    public List<Saying> own() {
        return jdbc.sql(SELECT + """
                 where said.site_id <> 0 and (said.days is not null or said.held_until > clock_timestamp())
                order by said.site_id""").query(PastKeptFor::saying).list();
    }

    /**
     * Joins the caller's transaction. What is shorter and would delete something holds only after seven days.
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

    /**
     * What would have ended long enough ago to be forgotten when so many days hold.
     *
     * @param holdsAt when they do; null for seven days from now
     */
    public Forgotten forgotten(long siteId, int days, @Nullable Instant holdsAt) {
        return jdbc.sql("""
                select count(*), coalesce(sum(octet_length(bytes)), 0), count(distinct site_id)
                from page.past_beyond(:site, :days, coalesce(cast(:at as timestamptz), clock_timestamp() + interval '7 days'))""")
                .param("site", siteId)
                .param("days", days)
                .param("at", holdsAt == null ? null : holdsAt.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .query((rs, i) -> new Forgotten(rs.getLong(1), rs.getLong(2), rs.getInt(3)))
                .single();
    }

    private static Saying saying(ResultSet rs, int i) throws SQLException {
        Timestamp at = rs.getTimestamp(4);
        return new Saying(
                rs.getLong(1),
                rs.getObject(2, Integer.class),
                rs.getInt(3),
                at == null ? null : at.toInstant(),
                rs.getLong(5));
    }
}
