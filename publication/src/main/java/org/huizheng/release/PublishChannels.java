package org.huizheng.release;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes channels public or changes them; parents before children. Joins the caller's transaction. */
public final class PublishChannels {

    private final JdbcClient jdbc;
    private final PublicationLog log;

    public PublishChannels(JdbcClient jdbc, PublicationLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    public void perform(long siteId, List<ReleasedChannel> channels) {
        Map<Long, ReleasedChannel> before = ReleasedChannels.of(jdbc, siteId).stream()
                .collect(Collectors.toMap(ReleasedChannel::channelId, Function.identity()));
        Changes changes = new Changes();
        for (ReleasedChannel channel : channels) {
            if (channel.siteId() != siteId) {
                throw new IllegalArgumentException("channel of another site");
            }
            upsert(channel);
            compare(changes.of(siteId), before.get(channel.channelId()), channel);
        }
        jdbc.sql("update release.site set structure = structure + 1 where site_id = ?")
                .param(siteId)
                .update();
        log.write("publishChannels", null, changes, Wake.NOW);
    }

    private static void compare(Change change, @Nullable ReleasedChannel was, ReleasedChannel now) {
        if (now.equals(was)) {
            return;
        }
        change.key(Keys.channels(parent(now))).key(Keys.channel(now.channelId()));
        if (was == null) {
            change.key(Keys.channelPath(now.path()));
        } else if (!Objects.equals(was.parentId(), now.parentId())) {
            change.key(Keys.channels(parent(was)));
        }
        if (!now.kind().equals("external")) {
            change.page(Pages.channel(now.channelId())).page(Pages.feed(now.channelId()));
        }
    }

    private static long parent(ReleasedChannel channel) {
        return channel.parentId() == null ? 0 : channel.parentId();
    }

    private void upsert(ReleasedChannel c) {
        jdbc.sql("""
                insert into release.channel (channel_id, site_id, parent_id, path, name, description, keywords,
                    column_types, kind, content_type, list_order, navigation, link, ordinal, settings)
                values (:id, :site, :parent, :path, :name, :description, :keywords, :types, :kind, :contentType, :order,
                    :navigation, :link, :ordinal, :settings::jsonb)
                on conflict (channel_id) do update set parent_id = excluded.parent_id, name = excluded.name,
                    description = excluded.description, keywords = excluded.keywords, column_types = excluded.column_types,
                    kind = excluded.kind, content_type = excluded.content_type, list_order = excluded.list_order,
                    navigation = excluded.navigation, link = excluded.link, ordinal = excluded.ordinal,
                    settings = excluded.settings
                where channel.site_id = excluded.site_id and channel.path = excluded.path""")
                .param("id", c.channelId())
                .param("site", c.siteId())
                .param("parent", c.parentId())
                .param("path", c.path())
                .param("name", c.name())
                .param("description", c.description())
                .param("keywords", c.keywords().toArray(String[]::new))
                .param("types", c.columnTypes().toArray(String[]::new))
                .param("kind", c.kind())
                .param("contentType", c.contentType())
                .param("order", c.listOrder())
                .param("navigation", c.navigation())
                .param("link", c.link())
                .param("ordinal", c.ordinal())
                .param("settings", Json.write(c.settings()))
                .update();
    }
}
