package org.huizheng.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.huizheng.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of merges. */
final class Merges {

    private static final String SELECT =
            "select channel_id, site_id, into_id, state, moved, total, error from channel.merge";

    private final JdbcClient jdbc;
    private final Clock clock;

    Merges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Merge> of(long channelId) {
        return jdbc.sql(SELECT + " where channel_id = ?")
                .param(channelId)
                .query(Merges::merge)
                .optional();
    }

    /** Those of a site that are not done. */
    List<Merge> open(long siteId) {
        return jdbc.sql(SELECT + " where site_id = ? and state <> 'done'")
                .param(siteId)
                .query(Merges::merge)
                .list();
    }

    void begin(Actor actor, Channel from, long into, long total, String reason) {
        jdbc.sql("""
                insert into channel.merge as m (channel_id, site_id, into_id, state, total, reason, actor_kind, actor_name,
                                                started_at, updated_at)
                values (:channel, :site, :into, 'running', :total, :reason, :kind, :name, :now::timestamptz, :now::timestamptz)
                on conflict (channel_id) do update
                set state = 'running', total = m.moved + excluded.total, error = '', actor_kind = excluded.actor_kind,
                    actor_name = excluded.actor_name, updated_at = excluded.updated_at
                """)
                .param("channel", from.id())
                .param("site", from.siteId())
                .param("into", into)
                .param("total", total)
                .param("reason", reason)
                .param("kind", actor.kind())
                .param("name", actor.name())
                .param("now", clock.instant().toString())
                .update();
    }

    List<Long> running() {
        return jdbc.sql("select channel_id from channel.merge where state = 'running' order by updated_at limit 20")
                .query(Long.class)
                .list();
    }

    /** The merge and who asked for it, when it still runs and no other worker has it in hand. */
    Optional<Running> lock(long channelId) {
        return jdbc.sql("""
                select channel_id, site_id, into_id, state, moved, total, error, actor_kind, actor_name from channel.merge
                where channel_id = ? and state = 'running' for update skip locked
                """)
                .param(channelId)
                .query((rs, row) -> new Running(merge(rs, row), new Actor(rs.getString(8), rs.getString(9))))
                .optional();
    }

    record Running(Merge merge, Actor actor) {}

    void moved(long channelId, int more) {
        jdbc.sql("""
                update channel.merge set moved = moved + ?, total = greatest(total, moved + ?), updated_at = ?::timestamptz
                where channel_id = ?
                """).params(more, more, clock.instant().toString(), channelId).update();
    }

    void end(long channelId, Merge.State state, String error) {
        jdbc.sql("update channel.merge set state = ?, error = ?, updated_at = ?::timestamptz where channel_id = ?")
                .params(
                        state.name().toLowerCase(java.util.Locale.ROOT),
                        error,
                        clock.instant().toString(),
                        channelId)
                .update();
    }

    private static Merge merge(ResultSet rs, int row) throws SQLException {
        return new Merge(
                rs.getLong(1),
                rs.getLong(2),
                rs.getLong(3),
                Merge.State.of(rs.getString(4)),
                rs.getLong(5),
                rs.getLong(6),
                rs.getString(7));
    }
}
