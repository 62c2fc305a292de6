package org.huizheng.emergency;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.render.FollowPages;
import org.huizheng.render.FollowPages.State;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Remembers when each page of what was taken down was gone, and forgotten, until nothing is left. What takes long is looked at
 * rarely: it waits for a person.
 */
public final class FollowTakeDowns {

    private final JdbcClient jdbc;
    private final FollowPages pages;
    private final Map<Long, Instant> looked = new HashMap<>();

    FollowTakeDowns(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.pages = new FollowPages(jdbc);
    }

    private record Open(long id, Instant takenAt, Instant now) {

        boolean isDue(Instant looked) {
            return looked.isAfter(now)
                    || !looked.plus(pause(Duration.between(takenAt, now))).isAfter(now);
        }
    }

    /** @param age of a taking down that is not finished */
    static Duration pause(Duration age) {
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return Duration.ZERO;
        }
        return age.compareTo(Duration.ofDays(1)) < 0 ? Duration.ofSeconds(5) : Duration.ofMinutes(1);
    }

    void perform() {
        List<Open> open = jdbc.sql("""
                select take_down_id, taken_at, clock_timestamp() from emergency.take_down where finished_at is null
                order by take_down_id""")
                .query((rs, i) -> new Open(
                        rs.getLong(1),
                        rs.getTimestamp(2).toInstant(),
                        rs.getTimestamp(3).toInstant()))
                .list();
        looked.keySet().retainAll(open.stream().map(Open::id).toList());
        open.stream()
                .filter(one -> one.isDue(looked.getOrDefault(one.id, Instant.EPOCH)))
                .forEach(this::look);
    }

    private void look(Open open) {
        looked.put(open.id, open.now);
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
                where take_down_id = ? and not exists (
                    select from emergency.take_down_page p
                    where p.take_down_id = t.take_down_id and (p.gone_at is null or p.cached and p.purged_at is null))""").param(open.id).update();
    }

    /** A row that stays as it is is not written. */
    private void note(Open open, List<State> states) {
        jdbc.sql("""
                update emergency.take_down_page p
                set failure = n.failure, paused = n.paused, gone_at = n.gone_at, purged_at = n.purged_at
                from (
                    select o.take_down_id, o.site_id, o.page, coalesce(s.failure, case when o.cached then s.refusal end) as failure,
                        o.cached and s.paused as paused,
                        coalesce(o.gone_at, case when s.made then clock_timestamp() end) as gone_at,
                        coalesce(o.purged_at, case when o.cached and s.made and not s.kept and not s.paused
                            then clock_timestamp() end) as purged_at
                    from unnest(?::bigint[], ?::text[], ?::boolean[], ?::boolean[], ?::boolean[], ?::text[], ?::text[])
                        s (site_id, page, made, kept, paused, failure, refusal)
                    join emergency.take_down_page o on o.take_down_id = ? and o.site_id = s.site_id and o.page = s.page) n
                where p.take_down_id = n.take_down_id and p.site_id = n.site_id and p.page = n.page
                    and (p.failure, p.paused, p.gone_at, p.purged_at)
                        is distinct from (n.failure, n.paused, n.gone_at, n.purged_at)""")
                .params(
                        states.stream().map(State::siteId).toArray(Long[]::new),
                        states.stream().map(State::page).toArray(String[]::new),
                        states.stream().map(State::isMade).toArray(Boolean[]::new),
                        states.stream().map(State::kept).toArray(Boolean[]::new),
                        states.stream().map(State::paused).toArray(Boolean[]::new),
                        states.stream().map(State::failure).toArray(String[]::new),
                        states.stream().map(State::refusal).toArray(String[]::new),
                        open.id)
                .update();
    }
}
