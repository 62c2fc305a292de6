package org.huizheng.render;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.huizheng.release.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims of work. A claim is a lease: what a killed worker held is free again when the lease ends. */
final class RenderQueue {

    static final Duration LEASE = Duration.ofSeconds(60);
    static final int MOST_ATTEMPTS = 5;

    record Task(long siteId, String page, long version, int attempts) {}

    private final JdbcClient jdbc;
    private final String worker;

    RenderQueue(JdbcClient jdbc, String worker) {
        this.jdbc = jdbc;
        this.worker = worker;
    }

    /**
     * Pages due now, urgent ones first, files before the pages that point to them; of a site that is being rebuilt only urgent ones,
     * for what stands until it is done, and what an emergency shows.
     */
    List<Task> claim(int most) {
        return jdbc.sql("""
                with due as materialized (
                    select site_id, page from render.queue
                    where claimed_by is null and render.due(due_at) and attempts < :attempts and page <> :whole
                        and (lane = 0 or page = any(:anyTime) or site_id not in (
                            select site_id from page.release_head where render.held(rebuilding_until)))
                    order by lane, due_at limit :most for update skip locked),
                claimed as (
                    update render.queue q set claimed_by = :worker, claimed_at = clock_timestamp()
                    from due where q.site_id = due.site_id and q.page = due.page
                    returning q.site_id, q.page, q.version, q.attempts, q.lane, q.due_at)
                select site_id, page, version, attempts from claimed
                order by lane, page not like 'file:%', due_at""")
                .param("worker", worker)
                .param("attempts", MOST_ATTEMPTS)
                .param("whole", Pages.WHOLE_SITE)
                .param("most", most)
                .param("anyTime", EmergencyFragment.PAGES)
                .query((rs, i) -> new Task(rs.getLong(1), rs.getString(2), rs.getLong(3), rs.getInt(4)))
                .list();
    }

    /**
     * The same, but the pages of some sites come after those of all others; urgent ones still come first. Asks site by site,
     * because the backlog of one site may lie before everything else in the order of time.
     */
    List<Task> claim(int most, List<Long> last) {
        if (last.isEmpty()) {
            return claim(most);
        }
        return jdbc.sql("""
                with recursive waiting (site_id) as (
                    select min(q.site_id) from render.queue q where q.claimed_by is null
                    union all
                    select (select min(q.site_id) from render.queue q where q.claimed_by is null and q.site_id > w.site_id)
                    from waiting w where w.site_id is not null),
                due as materialized (
                    select own.site_id, own.page
                    from waiting w cross join lateral (
                        select q.site_id, q.page, q.lane, q.due_at from render.queue q
                        where q.site_id = w.site_id and q.claimed_by is null and render.due(q.due_at)
                            and q.attempts < :attempts and q.page <> :whole
                        order by q.lane, q.due_at limit :most for update skip locked) own
                    where own.lane = 0 or own.page = any(:anyTime) or w.site_id not in (
                        select site_id from page.release_head where render.held(rebuilding_until))
                    order by own.lane, own.site_id = any(:last), own.due_at limit :most),
                claimed as (
                    update render.queue q set claimed_by = :worker, claimed_at = clock_timestamp()
                    from due where q.site_id = due.site_id and q.page = due.page
                    returning q.site_id, q.page, q.version, q.attempts, q.lane, q.due_at)
                select site_id, page, version, attempts from claimed
                order by lane, site_id = any(:last), page not like 'file:%', due_at""")
                .param("worker", worker)
                .param("attempts", MOST_ATTEMPTS)
                .param("whole", Pages.WHOLE_SITE)
                .param("most", most)
                .param("anyTime", EmergencyFragment.PAGES)
                .param("last", last.toArray(Long[]::new))
                .query((rs, i) -> new Task(rs.getLong(1), rs.getString(2), rs.getLong(3), rs.getInt(4)))
                .list();
    }

    Optional<Task> claimWholeSite() {
        return jdbc.sql("""
                with due as materialized (
                    select site_id, page from render.queue
                    where claimed_by is null and render.due(due_at) and attempts < :attempts and page = :whole
                    order by lane, due_at limit 1 for update skip locked)
                update render.queue q set claimed_by = :worker, claimed_at = clock_timestamp()
                from due where q.site_id = due.site_id and q.page = due.page
                returning q.site_id, q.page, q.version, q.attempts""")
                .param("worker", worker)
                .param("attempts", MOST_ATTEMPTS)
                .param("whole", Pages.WHOLE_SITE)
                .query((rs, i) -> new Task(rs.getLong(1), rs.getString(2), rs.getLong(3), rs.getInt(4)))
                .optional();
    }

    /** One page, if it waits: somebody is about to make it for another's sake. */
    Optional<Task> claim(long siteId, String page) {
        return jdbc.sql("""
                with due as materialized (
                    select site_id, page from render.queue
                    where site_id = :site and page = :page and claimed_by is null for update skip locked)
                update render.queue q set claimed_by = :worker, claimed_at = clock_timestamp()
                from due where q.site_id = due.site_id and q.page = due.page
                returning q.site_id, q.page, q.version, q.attempts""")
                .param("worker", worker)
                .param("site", siteId)
                .param("page", page)
                .query((rs, i) -> new Task(rs.getLong(1), rs.getString(2), rs.getLong(3), rs.getInt(4)))
                .optional();
    }

    /** Whether a page waits, or is being made. */
    boolean holds(long siteId, String page) {
        return jdbc.sql("select exists (select from render.queue where site_id = ? and page = ?)")
                .params(siteId, page)
                .query(Boolean.class)
                .single();
    }

    /** The task with all that was asked until this moment: whoever reads from here on has heard it. */
    Task now(Task task) {
        return jdbc.sql("select version from render.queue where site_id = ? and page = ?")
                .params(task.siteId, task.page)
                .query((rs, i) -> new Task(task.siteId, task.page, rs.getLong(1), task.attempts))
                .optional()
                .orElse(task);
    }

    /** Done with what was asked when the task was claimed; asked again meanwhile, it stays. */
    void done(Task task) {
        int removed = jdbc.sql("delete from render.queue where site_id = ? and page = ? and version = ?")
                .params(task.siteId, task.page, task.version)
                .update();
        if (removed == 0) {
            free(task);
        }
    }

    void free(Task task) {
        jdbc.sql("update render.queue set claimed_by = null, claimed_at = null where site_id = ? and page = ?")
                .params(task.siteId, task.page)
                .update();
    }

    /** @param forGood when asking again cannot help: the task waits for a person, with its reason */
    void failed(Task task, String error, boolean forGood) {
        jdbc.sql("""
                update render.queue set claimed_by = null, claimed_at = null, error = ?,
                    attempts = case when version = ? then ?::smallint else 0 end,
                    due_at = clock_timestamp() + make_interval(secs => ?)
                where site_id = ? and page = ?""")
                .params(
                        error,
                        task.version,
                        forGood ? MOST_ATTEMPTS : task.attempts + 1,
                        1 << Math.min(task.attempts, 6),
                        task.siteId,
                        task.page)
                .update();
    }

    /** The sweeper: frees what nobody can be working on any more. */
    int sweep() {
        return jdbc.sql("""
                update render.queue set claimed_by = null, claimed_at = null
                where claimed_by is not null
                    and not (claimed_at between clock_timestamp() - make_interval(secs => :lease) and clock_timestamp())""").param("lease", LEASE.toSeconds()).update();
    }

    /** At the start of the only process: whatever is claimed is claimed by the dead. */
    void freeAll() {
        jdbc.sql("update render.queue set claimed_by = null, claimed_at = null where claimed_by is not null")
                .update();
    }

    /** Keeps a long task from being swept. */
    void renew(Task task) {
        jdbc.sql("update render.queue set claimed_at = clock_timestamp() where site_id = ? and page = ?")
                .params(task.siteId, task.page)
                .update();
    }

    /** What waits: pages to make, and pages that failed for good; of one site or, with null, of all. */
    record Depth(long waiting, long failed) {}

    Depth depth(@Nullable Long siteId) {
        return jdbc.sql("""
                select count(*) filter (where attempts < :attempts), count(*) filter (where attempts >= :attempts)
                from render.queue where :site::bigint is null or site_id = :site""")
                .param("attempts", MOST_ATTEMPTS)
                .param("site", siteId)
                .query((rs, i) -> new Depth(rs.getLong(1), rs.getLong(2)))
                .single();
    }
}
