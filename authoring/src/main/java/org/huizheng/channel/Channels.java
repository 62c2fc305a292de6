package org.huizheng.channel;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
                   list_order, navigation, link, ordinal, settings, owner, organization_id, update_days, version
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

    /** The channels below one, or at the top, in their order. */
    List<Channel> siblings(long siteId, @Nullable Long parentId) {
        return jdbc.sql(SELECT
                        + " and site_id = ? and parent_id is not distinct from ?::bigint order by ordinal, channel_id")
                .param(siteId)
                .param(parentId)
                .query(Channels::channel)
                .list();
    }

    Optional<Channel> byPath(long siteId, String path) {
        return jdbc.sql(SELECT + " and site_id = ? and path = ?")
                .params(siteId, path)
                .query(Channels::channel)
                .optional();
    }

    /** Older before newer, which puts a tree that is just being opened parents first. */
    List<Channel> byIds(Collection<Long> ids) {
        return jdbc.sql(SELECT + " and channel_id = any (?) order by channel_id")
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

    long insert(long siteId, @Nullable Long parentId, String path, ChannelText text, Care care) {
        return jdbc.sql("""
                insert into channel.channel
                    (site_id, parent_id, path, name, description, keywords, column_types, kind, content_type, list_order,
                     navigation, link, settings, owner, organization_id, update_days, ordinal)
                values (?, ?::bigint, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::bigint, ?::int,
                        (select coalesce(max(ordinal), 0) + 1 from channel.channel
                         where site_id = ? and parent_id is not distinct from ?::bigint))
                returning channel_id
                """)
                .param(siteId)
                .param(parentId)
                .param(path)
                .params(values(text))
                .param(care.owner())
                .param(care.organizationId())
                .param(care.updateDays())
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

    void update(long channelId, long seenVersion, ChannelText text, Care care) {
        int changed = jdbc.sql("""
                update channel.channel
                set name = ?, description = ?, keywords = ?, column_types = ?, kind = ?, content_type = ?, list_order = ?,
                    navigation = ?, link = ?, settings = ?::jsonb, owner = ?, organization_id = ?::bigint,
                    update_days = ?::int, version = version + 1
                where channel_id = ? and version = ?
                """)
                .params(values(text))
                .param(care.owner())
                .param(care.organizationId())
                .param(care.updateDays())
                .param(channelId)
                .param(seenVersion)
                .update();
        if (changed == 0) {
            throw changed(channelId);
        }
    }

    /** What an editor is told whose page was made from an older version: with the channel as it is now. */
    Problem changed(long channelId) {
        return byIds(List.of(channelId)).stream()
                .findFirst()
                .map(theirs -> new Problem(
                        "conflict",
                        409,
                        "栏目“" + theirs.name() + "”刚被他人修改，请对照后重试",
                        Map.of("theirs", theirs, "version", theirs.version())))
                .orElseGet(() -> Problem.conflict("栏目刚被他人撤销，请刷新后重试"));
    }

    boolean isMerging(long channelId) {
        return jdbc.sql("""
                select exists (select from channel.merge where (channel_id = :c or into_id = :c) and state <> 'done')
                """).param("c", channelId).query(Boolean.class).single();
    }

    /** Whether an address leads on to the channel another was merged into: such an address is not given again. */
    boolean isMapped(long siteId, String path) {
        return !mapped(siteId, List.of(path)).isEmpty();
    }

    /** Those of some addresses that lead on in this way. */
    List<String> mapped(long siteId, Collection<String> paths) {
        return jdbc.sql("""
                select distinct path from channel.channel
                where site_id = ? and path = any (?) and merged_into is not null order by path""")
                .params(siteId, paths.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Gives channels other paths; one may be given that another of them leaves. */
    void readdress(Map<Long, String> paths) {
        Long[] ids = paths.keySet().toArray(Long[]::new);
        jdbc.sql("update channel.channel set path = '#' || channel_id where channel_id = any (?)")
                .param(ids)
                .update();
        jdbc.sql("""
                update channel.channel c set path = p.path, version = version + 1
                from unnest(?::bigint[], ?::text[]) p (channel_id, path) where c.channel_id = p.channel_id""")
                .params(ids, Arrays.stream(ids).map(paths::get).toArray(String[]::new))
                .update();
    }

    /** Moves, merges and other addresses of one site take turns: two crossing moves could close a circle. */
    void holdTree(long siteId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('channel tree', ?))")
                .param(siteId)
                .query()
                .listOfRows();
    }

    /** Gives some siblings their order. @return those that stand elsewhere than before */
    List<Long> order(List<Long> siblings) {
        return jdbc.sql("""
                update channel.channel c set ordinal = o.ordinal
                from unnest(?::bigint[]) with ordinality as o (channel_id, ordinal)
                where c.channel_id = o.channel_id and c.ordinal <> o.ordinal returning c.channel_id
                """)
                .param(siblings.toArray(Long[]::new))
                .query(Long.class)
                .list();
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
                new Care(rs.getString(16), rs.getObject(17, Long.class), rs.getObject(18, Integer.class)),
                rs.getLong(19));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
