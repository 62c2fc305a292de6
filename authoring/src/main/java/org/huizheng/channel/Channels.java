package org.huizheng.channel;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.PublishChannels;
import org.huizheng.release.ReleasedChannel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of open channels. */
final class Channels {

    private static final String SELECT = """
            select channel_id, site_id, parent_id, path, name, description, keywords, column_types, kind, content_type,
                   list_order, navigation, link, ordinal, settings, version
            from channel.channel where closed_at is null
            """;

    private final JdbcClient jdbc;
    private final PublishChannels publish;

    Channels(JdbcClient jdbc, PublishChannels publish) {
        this.jdbc = jdbc;
        this.publish = publish;
    }

    /** Parents before children. */
    List<Channel> ofSite(long siteId) {
        return jdbc.sql(SELECT + " and site_id = ? order by path, ordinal, channel_id")
                .param(siteId)
                .query(Channels::channel)
                .list();
    }

    Optional<Channel> byPath(long siteId, String path) {
        return jdbc.sql(SELECT + " and site_id = ? and path = ?")
                .params(siteId, path)
                .query(Channels::channel)
                .optional();
    }

    List<Channel> byIds(Collection<Long> ids) {
        return jdbc.sql(SELECT + " and channel_id = any (?)")
                .param(ids.toArray(Long[]::new))
                .query(Channels::channel)
                .list();
    }

    Channel require(SiteScope scope, long channelId) {
        return byIds(List.of(channelId)).stream()
                .filter(channel -> scope.permits(channel.siteId()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("栏目不存在"));
    }

    long insert(long siteId, @Nullable Long parentId, String path, ChannelText text) {
        return jdbc.sql("""
                insert into channel.channel
                    (site_id, parent_id, path, name, description, keywords, column_types, kind, content_type, list_order,
                     navigation, link, settings, ordinal)
                values (?, ?::bigint, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb,
                        (select coalesce(max(ordinal), 0) + 1 from channel.channel
                         where site_id = ? and parent_id is not distinct from ?::bigint))
                returning channel_id
                """)
                .param(siteId)
                .param(parentId)
                .param(path)
                .params(values(text))
                .param(siteId)
                .param(parentId)
                .query(Long.class)
                .single();
    }

    private static List<@Nullable Object> values(ChannelText text) {
        return Arrays.asList(
                text.name().strip(),
                text.description().strip(),
                text.keywords().toArray(String[]::new),
                text.columnTypes().toArray(String[]::new),
                text.kind(),
                text.contentType(),
                text.listOrder(),
                text.navigation(),
                text.link(),
                Json.write(text.settings()));
    }

    void update(long channelId, long seenVersion, ChannelText text) {
        int changed = jdbc.sql("""
                update channel.channel
                set name = ?, description = ?, keywords = ?, column_types = ?, kind = ?, content_type = ?, list_order = ?,
                    navigation = ?, link = ?, settings = ?::jsonb, version = version + 1
                where channel_id = ? and version = ?
                """)
                .params(values(text))
                .param(channelId)
                .param(seenVersion)
                .update();
        if (changed == 0) {
            throw Problem.conflict("栏目刚被他人修改，请刷新后重试");
        }
    }

    /** Shows the public what is stored now. */
    void publish(long siteId, Collection<Long> channelIds) {
        publish.perform(
                siteId,
                byIds(channelIds).stream()
                        .map(c -> new ReleasedChannel(
                                c.id(),
                                c.siteId(),
                                c.parentId(),
                                c.path(),
                                c.name(),
                                c.description(),
                                c.keywords(),
                                c.columnTypes(),
                                c.kind(),
                                c.contentType(),
                                c.listOrder(),
                                c.navigation(),
                                c.link(),
                                c.ordinal(),
                                c.settings()))
                        .toList());
    }

    private static Channel channel(ResultSet rs, int row) throws SQLException {
        return new Channel(
                rs.getLong(1),
                rs.getLong(2),
                rs.getObject(3, Long.class),
                rs.getString(4),
                rs.getString(5),
                rs.getString(6),
                texts(rs.getArray(7)),
                texts(rs.getArray(8)),
                rs.getString(9),
                rs.getString(10),
                rs.getString(11),
                rs.getBoolean(12),
                rs.getString(13),
                rs.getInt(14),
                Json.map(rs.getString(15)),
                rs.getLong(16));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
