package org.huizheng.release;

import java.util.ArrayList;
import java.util.HashMap;
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
        Map<Long, ReleasedChannel> after = new HashMap<>(before);
        Changes changes = new Changes();
        readdress(changes.of(siteId), siteId, before, channels);
        for (ReleasedChannel channel : channels) {
            if (channel.siteId() != siteId) {
                throw new IllegalArgumentException("channel of another site");
            }
            upsert(channel);
            after.put(channel.channelId(), channel);
            compare(changes.of(siteId), before.get(channel.channelId()), channel);
            moved(changes.of(siteId), before.get(channel.channelId()), channel);
            cut(changes.of(siteId), before.get(channel.channelId()), channel);
        }
        ChannelOrder was = new ChannelOrder(before.values());
        new ChannelOrder(after.values()).differences(was).forEach(changes.of(siteId)::key);
        jdbc.sql("update release.site set structure = structure + 1 where site_id = ?")
                .param(siteId)
                .update();
        log.write("publishChannels", null, changes, Wake.NOW);
    }

    /** Out of the way first: a path may be one that another of them leaves. */
    private void readdress(
            Change change, long siteId, Map<Long, ReleasedChannel> before, List<ReleasedChannel> channels) {
        List<FormerAddresses.Readdressed> readdressed = new ArrayList<>();
        for (ReleasedChannel now : channels) {
            ReleasedChannel was = before.get(now.channelId());
            if (was != null && !was.path().equals(now.path())) {
                readdressed.add(new FormerAddresses.Readdressed(now.channelId(), was.path(), now.path()));
            }
        }
        if (!readdressed.isEmpty()) {
            new PublishMappings(jdbc, log).hold(siteId);
            jdbc.sql("update release.channel set path = '#' || channel_id where site_id = ? and channel_id = any (?)")
                    .params(
                            siteId,
                            readdressed.stream()
                                    .map(FormerAddresses.Readdressed::channelId)
                                    .toArray(Long[]::new))
                    .update();
            new FormerAddresses(jdbc, siteId).keep(change, readdressed);
        }
    }

    private static void compare(Change change, @Nullable ReleasedChannel was, ReleasedChannel now) {
        long id = now.channelId();
        if (was == null) {
            change.key(Keys.channelPath(now.path()));
        } else if (!was.path().equals(now.path())) {
            // by the path it left it is still found, until another comes, who tells of that path itself
            change.key(Keys.channelPath(now.path())).key(Keys.channelAddress(id));
            if (!top(was).equals(top(now))) {
                change.key(Keys.sections());
            }
            if (!now.kind().equals("external")) {
                pages(change, was, now);
            }
        }
        if (was == null || !name(was).equals(name(now))) {
            change.key(Keys.channel(id));
        }
        if (was == null || !details(was).equals(details(now))) {
            change.key(Keys.channelDetails(id));
        }
        if (was != null && was.isNewestFirst() != now.isNewestFirst()) {
            change.key(Keys.listOrder(id));
        }
        if (was == null || !kind(was).equals(kind(now))) {
            change.key(Keys.channelKind(id));
            pages(change, was, now);
        }
    }

    /** Lists over the channels below one read from some place on to the newest: they lose or gain documents if the newest lies there. */
    private void moved(Change change, @Nullable ReleasedChannel was, ReleasedChannel now) {
        if (was == null || Objects.equals(was.parentId(), now.parentId())) {
            return;
        }
        jdbc.sql("""
                select p.published_at, p.document_id, d.type from release.placement p
                join release.document d using (document_id)
                where p.channel_id = ? order by p.published_at desc, p.document_id desc limit 1""")
                .param(now.channelId())
                .query((rs, i) -> {
                    for (ReleasedChannel c : List.of(was, now)) {
                        long parent = ChannelOrder.parent(c);
                        change.key(Keys.children(parent))
                                .position(new Position(
                                        Position.ofChildren(parent),
                                        rs.getTimestamp(1).toInstant(),
                                        rs.getLong(2),
                                        rs.getString(3)));
                    }
                    return change;
                })
                .list();
    }

    /** A list by hand is one page: what came into it meanwhile has no cut. */
    private void cut(Change change, @Nullable ReleasedChannel was, ReleasedChannel now) {
        if (was != null && !was.isNewestFirst() && now.isNewestFirst()) {
            new Cuts(jdbc).recut(change.key(Keys.total(now.channelId())), now.channelId());
        }
    }

    private static void pages(Change change, @Nullable ReleasedChannel was, ReleasedChannel now) {
        boolean never = was == null && now.kind().equals("external");
        if (!never) {
            change.page(Pages.channel(now.channelId())).page(Pages.feed(now.channelId()));
        }
    }

    private static String top(ReleasedChannel c) {
        return c.path().split("/", 2)[0];
    }

    private static List<Object> name(ReleasedChannel c) {
        return List.of(c.name(), ChannelOrder.parent(c));
    }

    private static List<Object> kind(ReleasedChannel c) {
        return List.of(c.kind(), Objects.requireNonNullElse(c.link(), ""));
    }

    private static List<Object> details(ReleasedChannel c) {
        return List.of(c.description(), c.keywords(), c.columnTypes(), c.contentType(), c.settings());
    }

    private void upsert(ReleasedChannel c) {
        jdbc.sql("""
                insert into release.channel (channel_id, site_id, parent_id, path, name, description, keywords,
                    column_types, kind, content_type, list_order, navigation, link, ordinal, settings)
                values (:id, :site, :parent, :path, :name, :description, :keywords, :types, :kind, :contentType, :order,
                    :navigation, :link, :ordinal, :settings::jsonb)
                on conflict (channel_id) do update set parent_id = excluded.parent_id, path = excluded.path, name = excluded.name,
                    description = excluded.description, keywords = excluded.keywords, column_types = excluded.column_types,
                    kind = excluded.kind, content_type = excluded.content_type, list_order = excluded.list_order,
                    navigation = excluded.navigation, link = excluded.link, ordinal = excluded.ordinal,
                    settings = excluded.settings
                where channel.site_id = excluded.site_id""")
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
