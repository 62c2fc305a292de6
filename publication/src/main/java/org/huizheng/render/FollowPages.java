package org.huizheng.render;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the pages are that a change has asked for: made, and forgotten by the caches in front. */
public final class FollowPages {

    private final JdbcClient jdbc;

    public FollowPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param path where it stands; "" for one that stands nowhere yet
     * @param cached a cache stands before its site
     */
    public record Asked(long siteId, String page, String path, boolean cached) {}

    /**
     * @param waits to be made, {@code kept} by a cache that has not been told yet
     * @param paused a cache before its site is told nothing for now, and may keep it
     * @param failure why it waits for a person before it can be made; what readers see is what was
     * @param refusal why it waits for a person before a cache forgets it
     */
    public record State(
            long siteId,
            String page,
            boolean waits,
            boolean kept,
            boolean paused,
            @Nullable String failure,
            @Nullable String refusal) {

        public boolean isMade() {
            return !waits && failure == null;
        }
    }

    /**
     * What this transaction has asked for, and nobody else: each row it put into the queue, or found there and asked for again, is
     * of its writing.
     */
    public List<Asked> asked(int most) {
        return jdbc.sql("""
                select q.site_id, q.page, coalesce(m.path, ''), exists (
                    select from purge.cache c where c.sites is null or q.site_id = any (c.sites))
                from render.queue q left join page.release_head h on h.site_id = q.site_id
                left join page.manifest m on m.site_id = q.site_id and m.release = coalesce(h.release, 1) and m.page = q.page
                where q.xmin = pg_current_xact_id()::xid
                order by q.lane, q.page not like 'document:%', q.site_id, q.page limit ?""")
                .param(most)
                .query((rs, i) -> new Asked(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getBoolean(4)))
                .list();
    }

    /**
     * One statement: a page that is made and its purge become visible together. What caches must forget is gone through once,
     * not for each page.
     */
    public List<State> states(Collection<Asked> pages, Instant since) {
        return jdbc.sql("""
                with waiting as materialized (
                    select site_id, paths, case when attempts >= 5 then coalesce(error, '') end as refusal
                    from purge.waiting where asked_at >= :since and site_id = any (:sites::bigint[])),
                told as materialized (
                    select site_id, path, max(refusal) as refusal
                    from waiting cross join lateral unnest(case when paths = '{}' then array['*'] else paths end) path
                    group by site_id, path)
                select a.site_id, a.page, coalesce(q.attempts < 5, false) or coalesce(w.attempts < 5, false),
                    t.path is not null or s.path is not null, exists (
                        select from purge.cache c where c.paused and (c.sites is null or a.site_id = any (c.sites))),
                    case when q.attempts >= 5 then coalesce(q.error, '') when w.attempts >= 5 then coalesce(w.error, '') end,
                    coalesce(t.refusal, s.refusal)
                from unnest(:sites::bigint[], :pages::text[], :paths::text[]) a (site_id, page, path)
                left join render.queue q on q.site_id = a.site_id and q.page = a.page
                left join render.queue w on w.site_id = a.site_id and w.page = '*' and w.due_at >= :since
                left join told t on t.site_id = a.site_id and t.path = a.path
                left join told s on s.site_id = a.site_id and s.path = '*'""")
                .param("since", Timestamp.from(since))
                .param("sites", array(pages, Asked::siteId, Long[]::new))
                .param("pages", array(pages, Asked::page, String[]::new))
                .param("paths", array(pages, Asked::path, String[]::new))
                .query((rs, i) -> new State(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getBoolean(3),
                        rs.getBoolean(4),
                        rs.getBoolean(5),
                        rs.getString(6),
                        rs.getString(7)))
                .list();
    }

    private static <T> T[] array(
            Collection<Asked> pages, Function<Asked, T> part, java.util.function.IntFunction<T[]> made) {
        return pages.stream().map(part).toArray(made);
    }
}
