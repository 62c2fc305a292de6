package org.huizheng.emergency;

import java.time.Instant;
import java.util.List;
import org.huizheng.render.FollowPages;
import org.huizheng.render.FollowPages.State;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers when each page of what was taken down was gone, and forgotten; after a day nothing more is expected. */
public final class FollowTakeDowns {

    private final JdbcClient jdbc;
    private final FollowPages pages;

    FollowTakeDowns(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.pages = new FollowPages(jdbc);
    }

    private record Open(long id, Instant takenAt) {}

    void perform() {
        jdbc.sql(
                        "select take_down_id, taken_at from emergency.take_down where finished_at is null order by take_down_id")
                .query((rs, i) -> new Open(rs.getLong(1), rs.getTimestamp(2).toInstant()))
                .list()
                .forEach(this::look);
    }

    private void look(Open open) {
        List<FollowPages.Asked> left = jdbc.sql("""
                select site_id, page, path, cached from emergency.take_down_page
                where take_down_id = ? and (gone_at is null or cached and purged_at is null)""")
                .param(open.id)
                .query((rs, i) ->
                        new FollowPages.Asked(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getBoolean(4)))
                .list();
        if (!left.isEmpty()) {
            note(open, pages.states(left, open.takenAt));
        }
        jdbc.sql("""
                update emergency.take_down t set finished_at = clock_timestamp()
                where take_down_id = ? and (taken_at < clock_timestamp() - interval '1 day' or not exists (
                    select from emergency.take_down_page p
                    where p.take_down_id = t.take_down_id and (p.gone_at is null or p.cached and p.purged_at is null)))""").param(open.id).update();
    }

    private void note(Open open, List<State> states) {
        jdbc.sql("""
                update emergency.take_down_page p set failure = s.failure, paused = p.cached and s.paused,
                    gone_at = coalesce(p.gone_at, case when not s.waits and not s.failing then clock_timestamp() end),
                    purged_at = coalesce(p.purged_at, case when p.cached and not s.waits and not s.failing and not s.kept
                        and not s.paused then clock_timestamp() end)
                from unnest(?::bigint[], ?::text[], ?::boolean[], ?::boolean[], ?::boolean[], ?::text[], ?::boolean[])
                    s (site_id, page, waits, kept, paused, failure, failing)
                where p.take_down_id = ? and p.site_id = s.site_id and p.page = s.page""")
                .params(
                        states.stream().map(State::siteId).toArray(Long[]::new),
                        states.stream().map(State::page).toArray(String[]::new),
                        states.stream().map(State::waits).toArray(Boolean[]::new),
                        states.stream().map(State::kept).toArray(Boolean[]::new),
                        states.stream().map(State::paused).toArray(Boolean[]::new),
                        states.stream().map(State::failure).toArray(String[]::new),
                        states.stream()
                                .map(s -> s.failure() != null && !s.kept())
                                .toArray(Boolean[]::new),
                        open.id)
                .update();
    }
}
