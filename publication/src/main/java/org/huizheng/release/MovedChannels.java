package org.huizheng.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Channels that went into others: their addresses go on leading there. */
public final class MovedChannels {

    private static final String SELECT = "select channel_id, path, cuts, to_channel_id from release.channel_moved";

    /** @param cuts the stored pages its list had */
    public record Moved(long channelId, String path, List<Integer> cuts, long toChannelId) {

        /** Every page whose address leads on. */
        public List<String> pages() {
            return Pages.ofChannel(channelId, cuts);
        }
    }

    private MovedChannels() {}

    public static Optional<Moved> find(JdbcClient jdbc, long channelId) {
        return jdbc.sql(SELECT + " where channel_id = ?")
                .param(channelId)
                .query(MovedChannels::row)
                .optional();
    }

    public static List<Moved> of(JdbcClient jdbc, long siteId) {
        return jdbc.sql(SELECT + " where site_id = ? order by channel_id")
                .param(siteId)
                .query(MovedChannels::row)
                .list();
    }

    static List<Moved> to(JdbcClient jdbc, long channelId) {
        return jdbc.sql(SELECT + " where to_channel_id = ? order by channel_id")
                .param(channelId)
                .query(MovedChannels::row)
                .list();
    }

    private static Moved row(ResultSet rs, int i) throws SQLException {
        return new Moved(
                rs.getLong(1),
                rs.getString(2),
                List.of((Integer[]) rs.getArray(3).getArray()),
                rs.getLong(4));
    }
}
