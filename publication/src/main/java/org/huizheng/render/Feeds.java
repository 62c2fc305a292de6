package org.huizheng.render;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.huizheng.release.EditionContent;
import org.huizheng.release.Keys;
import org.huizheng.release.Position;
import org.huizheng.release.ReleasedChannel;
import org.jspecify.annotations.Nullable;

/** The newest of a channel, of a section with its channels, and of the whole site. */
final class Feeds {

    private static final int ITEMS = 20;

    private final Content content;
    private final SiteModel model;
    private final Reads reads;
    private final SiteFacts site;

    Feeds(Content content, SiteModel model, Reads reads) {
        this.content = content;
        this.model = model;
        this.reads = reads;
        this.site = new SiteFacts(model, reads);
    }

    Made ofChannel(long channelId) {
        ReleasedChannel channel = model.channel(channelId);
        if (channel == null || channel.kind().equals("external")) {
            return Made.absent();
        }
        reads.shared(Keys.channel(channelId));
        reads.shared(Keys.channelKind(channelId));
        reads.shared(Keys.channelDetails(channelId));
        List<Long> channels = new ArrayList<>(List.of(channelId));
        List<Long> orders = new ArrayList<>(channels);
        if (channel.kind().equals("section")) {
            orders.add(Position.ofChildren(channelId));
            model.childrenOf(channelId).forEach(c -> channels.add(c.channelId()));
        }
        String title = channel.name() + " - " + site.name();
        return feed(
                title,
                channel.description(),
                SiteModel.folder(channel, reads),
                orders,
                content.newest(channels, null, 0, ITEMS));
    }

    Made ofSite() {
        String name = site.name();
        List<Long> all = List.of(Position.ofSite(model.siteId()));
        return feed(name, name + "最新发布的内容", "/", all, content.newestOfSite(model.siteId(), ITEMS));
    }

    private Made feed(String title, String description, String home, List<Long> orders, List<Row> rows) {
        Row last = rows.size() == ITEMS ? rows.getLast() : null;
        for (long id : orders) {
            readWindow(id, null, last);
            readWindow(id, Position.TEXT, last);
        }
        String path = home + FeedForms.STORED;
        Feed feed = new Feed(
                "https://jsonfeed.org/version/1.1",
                title,
                base() + home,
                base() + path,
                description,
                "zh-CN",
                List.of(new Feed.Author(site.name())),
                rows.stream().map(this::item).toList());
        return Made.page(200, path, feed.json(), "");
    }

    private void readWindow(long order, @Nullable String type, @Nullable Row last) {
        reads.list(
                last == null
                        ? new Reads.ListRead(order, type, Reads.OLDEST, 0, Reads.NEWEST, 0)
                        : new Reads.ListRead(order, type, last.publishedAt(), last.documentId(), Reads.NEWEST, 0));
    }

    private Feed.Item item(Row row) {
        EditionContent e = row.content();
        return new Feed.Item(
                id(row.documentId()),
                base() + row.path(),
                e.title(),
                e.summary(),
                e.summary().isEmpty() ? e.title() : e.summary(),
                picture(e),
                Feed.time(row.publishedAt()),
                Feed.time(row.changedAt()),
                e.source().isEmpty() ? List.of() : List.of(new Feed.Author(e.source())),
                e.keywords());
    }

    /** Neither a new title, nor another channel, nor another domain makes it another item. */
    private String id(long documentId) {
        String name = "huizheng/" + site.code() + "/" + documentId;
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private String picture(EditionContent e) {
        return e.image().startsWith("/") ? base() + e.image() : e.image();
    }

    private String base() {
        return site.base();
    }
}
