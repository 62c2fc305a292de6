package org.huizheng.purge;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims of what is to be sent: a claim is a lease, and what a killed worker held is free again when it ends. */
final class PurgeQueue {

    static final int MOST_ATTEMPTS = 5;

    /** More than this of one site is the whole site. */
    static final int MANY = 5_000;

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration ONCE_MORE = Duration.ofSeconds(3);

    private final JdbcClient jdbc;

    PurgeQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param paths empty for all of the site, which has been gone through as far as {@code reached} */
    record Waiting(long id, long siteId, List<String> paths, String reached) {

        boolean isWholeSite() {
            return paths.isEmpty();
        }
    }

    /** The caches for which something is due; whatever is put off for longer than minutes was so before a clock was set back. */
    List<Long> due() {
        return jdbc.sql("""
                select cache_id from purge.cache c where exists (
                    select from purge.waiting w
                    where w.cache_id = c.cache_id and w.attempts < 5
                        and (w.due_at <= clock_timestamp() or w.due_at > clock_timestamp() + interval '5 minutes')
                        and (w.claimed_until is null or w.claimed_until < clock_timestamp()))
                order by cache_id""").query(Long.class).list();
    }

    /**
     * The urgent first, then in the order in which they were noted, of one site; what failed before comes after the others of its lane,
     * and by itself, so that what a cache refuses takes nothing with it.
     */
    List<Waiting> claim(long cacheId, int most) {
        return jdbc.sql("""
                with waiting as not materialized (
                    select waiting_id, site_id, lane, attempts > 0 as failed from purge.waiting
                    where cache_id = :cache and attempts < 5
                        and (due_at <= clock_timestamp() or due_at > clock_timestamp() + interval '5 minutes')
                        and (claimed_until is null or claimed_until < clock_timestamp())),
                first as materialized (
                    select waiting_id, site_id, lane, failed from waiting order by lane, failed, waiting_id limit 1),
                due as materialized (
                    select w.waiting_id from purge.waiting w
                    where w.waiting_id in (
                        select o.waiting_id from waiting o join first f using (site_id, lane)
                        where o.waiting_id = f.waiting_id or not o.failed and not f.failed
                        order by o.waiting_id limit :most)
                        and (w.claimed_until is null or w.claimed_until < clock_timestamp())
                    for update skip locked),
                claimed as (
                    update purge.waiting w set claimed_until = clock_timestamp() + make_interval(secs => :lease)
                    from due where w.waiting_id = due.waiting_id
                    returning w.waiting_id, w.site_id, w.paths, w.reached, w.lane)
                select waiting_id, site_id, paths, reached from claimed order by lane, waiting_id""")
                .param("cache", cacheId)
                .param("most", most)
                .param("lease", LEASE.toSeconds())
                .query((rs, i) -> new Waiting(
                        rs.getLong(1),
                        rs.getLong(2),
                        List.of((String[]) rs.getArray(3).getArray()),
                        rs.getString(4)))
                .list();
    }

    /** What is to be sent twice waits a little for the second time. */
    void sent(long cacheId, Collection<Waiting> sent) {
        Long[] ids = ids(sent);
        jdbc.sql("""
                update purge.waiting set twice = false, attempts = 0, error = null, claimed_until = null, reached = '',
                    due_at = clock_timestamp() + make_interval(secs => ?)
                where waiting_id = any (?) and twice""").params(ONCE_MORE.toSeconds(), ids).update();
        jdbc.sql("delete from purge.waiting where waiting_id = any (?) and claimed_until is not null")
                .param(ids)
                .update();
        jdbc.sql("update purge.cache set sent = sent + ?, sent_at = clock_timestamp(), error = null where cache_id = ?")
                .params(sent.size(), cacheId)
                .update();
    }

    void reached(Waiting site, String path) {
        jdbc.sql("update purge.waiting set reached = ?, claimed_until = null, attempts = 0 where waiting_id = ?")
                .params(path, site.id)
                .update();
    }

    /** @param forGood when asking again cannot help */
    void failed(long cacheId, Collection<Waiting> failed, String why, boolean forGood) {
        jdbc.sql("""
                update purge.waiting set claimed_until = null, error = ?, attempts = case when ? then 5 else attempts + 1 end,
                    due_at = clock_timestamp() + make_interval(secs => 1 << attempts)
                where waiting_id = any (?)""").params(why, forGood, ids(failed)).update();
        jdbc.sql("update purge.cache set error = ?, error_at = clock_timestamp() where cache_id = ?")
                .params(why, cacheId)
                .update();
    }

    void freeAll() {
        jdbc.sql("update purge.waiting set claimed_until = null where claimed_until is not null")
                .update();
    }

    /** So much of one site, because its cache cannot be reached or keep up, becomes one row for all of it. */
    void fold() {
        jdbc.sql("""
                with much as (
                    select cache_id, site_id from purge.waiting group by cache_id, site_id having count(*) > :many),
                gone as (
                    delete from purge.waiting w using much m
                    where w.cache_id = m.cache_id and w.site_id = m.site_id
                        and (w.claimed_until is null or w.claimed_until < clock_timestamp())
                    returning w.cache_id, w.site_id, w.attempts, w.error)
                insert into purge.waiting (cache_id, site_id, paths, lane, twice, attempts, error)
                select cache_id, site_id, '{}', 1, true, min(attempts), max(error) from gone group by cache_id, site_id""").param("many", MANY).update();
    }

    private static Long[] ids(Collection<Waiting> waiting) {
        return waiting.stream().map(Waiting::id).toArray(Long[]::new);
    }
}
