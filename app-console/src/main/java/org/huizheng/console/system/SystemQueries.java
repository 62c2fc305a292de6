package org.huizheng.console.system;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product's tables as an operator looks at them; nothing here counts further than {@link #MOST}. */
public final class SystemQueries {

    static final int MOST = 10_000;

    private final JdbcClient jdbc;

    SystemQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param oldestSeconds how long the longest waiting page has been due */
    public record Lane(String lane, String name, long waiting, long claimed, long oldestSeconds) {}

    public record Worker(String id, long claimed, Instant lastClaimAt) {}

    /** @param filling the site is being put into the index as a whole */
    public record Followed(long siteId, String siteCode, long logSeq, long cursorSeq, long behind, boolean filling) {}

    public record Search(long behind, List<Followed> sites) {}

    public record Database(String version, long bytes, long connections) {}

    /** A page that waits for a person. */
    public record DeadLetter(
            String id,
            long siteId,
            String siteCode,
            String siteName,
            String page,
            String pageName,
            String reason,
            int attempts,
            Instant since) {}

    List<Lane> lanes() {
        return List.of(
                lane("urgent", "加急", "lane = 0 and page <> '*'"),
                lane("normal", "普通", "lane = 1 and page <> '*'"),
                lane("bulk", "批量", "lane = 2 and page <> '*'"),
                lane("site", "整站", "page = '*'"));
    }

    private Lane lane(String lane, String name, String condition) {
        return jdbc.sql(
                        "select count(*) filter (where claimed_by is null), count(*) filter (where claimed_by is not null),"
                                + " coalesce(extract(epoch from clock_timestamp() - min(due_at)), 0)::bigint from ("
                                + " select claimed_by, due_at from render.queue where attempts < 5 and " + condition
                                + " order by lane, due_at limit :most) waiting")
                .param("most", MOST)
                .query((rs, row) -> new Lane(lane, name, rs.getLong(1), rs.getLong(2), Math.max(0, rs.getLong(3))))
                .single();
    }

    List<Worker> workers() {
        return jdbc.sql("""
                select claimed_by, count(*), max(claimed_at) from render.queue where claimed_by is not null
                group by claimed_by order by claimed_by limit 100""")
                .query((rs, row) -> new Worker(
                        rs.getString(1),
                        rs.getLong(2),
                        rs.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    Search search() {
        List<Followed> sites = jdbc.sql("""
                select s.site_id, s.code, h.seq, coalesce(c.seq, 0), c.filled_to is not null
                from release.site s join release.site_log_head h on h.site_id = s.site_id
                left join search.cursor c on c.site_id = s.site_id order by s.code limit 1000""")
                .query((rs, row) -> new Followed(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        Math.max(0, rs.getLong(3) - rs.getLong(4)),
                        rs.getBoolean(5)))
                .list();
        return new Search(sites.stream().mapToLong(Followed::behind).sum(), sites);
    }

    Database database() {
        return jdbc.sql("""
                select current_setting('server_version'), pg_database_size(current_database()),
                    (select count(*) from pg_stat_activity where datname = current_database())""")
                .query((rs, row) -> new Database(rs.getString(1), rs.getLong(2), rs.getLong(3)))
                .single();
    }

    /** What caches in front were told in vain. */
    long purgesFailed() {
        return jdbc.sql("select count(*) from (select from purge.waiting where attempts >= 5 limit :most) dead")
                .param("most", MOST)
                .query(Long.class)
                .single();
    }

    /** @param open not mended, however old; {@code found} those and what was found within a day */
    public record Tampering(long found, long open) {}

    public Tampering tampering() {
        return jdbc.sql("""
                select count(*), count(*) filter (where repaired_at is null) from (
                    select repaired_at from page.finding
                    where repaired_at is null or found_at > clock_timestamp() - interval '1 day' limit :most) recent""")
                .param("most", MOST)
                .query((rs, row) -> new Tampering(rs.getLong(1), rs.getLong(2)))
                .single();
    }

    public long deadLetters() {
        return jdbc.sql("select count(*) from (select 1 from render.queue where attempts >= 5 limit :most) failed")
                .param("most", MOST)
                .query(Long.class)
                .single();
    }

    Slice<DeadLetter> deadLetters(@Nullable String after, int limit) {
        int size = Math.clamp(limit, 1, 200);
        PageKey from = after == null || after.isEmpty() ? new PageKey(0, "") : PageKey.of(after);
        List<DeadLetter> found = new ArrayList<>(jdbc.sql("""
                select q.site_id, coalesce(s.code, ''), coalesce(s.name, ''), q.page, coalesce(q.error, ''), q.attempts, q.due_at
                from render.queue q left join release.site s on s.site_id = q.site_id
                where q.attempts >= 5 and (q.site_id, q.page) > (?, ?) order by q.site_id, q.page limit ?""")
                .params(from.siteId(), from.page(), size + 1)
                .query((rs, row) -> new DeadLetter(
                        new PageKey(rs.getLong(1), rs.getString(4)).text(),
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        PageWords.of(rs.getString(4)),
                        rs.getString(5),
                        rs.getInt(6),
                        rs.getObject(7, OffsetDateTime.class).toInstant()))
                .list());
        if (found.size() <= size) {
            return new Slice<>(found, null);
        }
        found.removeLast();
        return new Slice<>(found, found.getLast().id());
    }

    /** A page of a site as one text. */
    record PageKey(long siteId, String page) {

        static PageKey of(String text) {
            try {
                int colon = text.indexOf(':');
                return new PageKey(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
            } catch (RuntimeException e) {
                throw Problem.invalid("“" + text + "”不是页面的编号");
            }
        }

        String text() {
            return siteId + ":" + page;
        }
    }
}
