package org.huizheng.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads of released channels. */
public final class ReleasedChannels {

    private ReleasedChannels() {}

    /** All channels of a site, by their order below each parent. */
    public static List<ReleasedChannel> of(JdbcClient jdbc, long siteId) {
        return jdbc.sql("""
                select channel_id, site_id, parent_id, path, name, description, keywords, column_types, kind,
                    content_type, list_order, navigation, link, ordinal, settings
                from release.channel where site_id = ? order by ordinal, channel_id""").param(siteId).query(ReleasedChannels::row).list();
    }

    /** By each path at which one stood before, the last that did. */
    public static Map<String, Long> former(JdbcClient jdbc, long siteId) {
        return new FormerAddresses(jdbc, siteId).all();
    }

    private static ReleasedChannel row(ResultSet rs, int i) throws SQLException {
        long parent = rs.getLong(3);
        Long parentId = rs.wasNull() ? null : parent;
        return new ReleasedChannel(
                rs.getLong(1),
                rs.getLong(2),
                parentId,
                rs.getString(4),
                rs.getString(5),
                rs.getString(6),
                texts(rs, 7),
                texts(rs, 8),
                rs.getString(9),
                rs.getString(10),
                rs.getString(11),
                rs.getBoolean(12),
                rs.getString(13),
                rs.getInt(14),
                Json.map(rs.getString(15)));
    }

    private static List<String> texts(ResultSet rs, int column) throws SQLException {
        return List.of((String[]) rs.getArray(column).getArray());
    }
}
