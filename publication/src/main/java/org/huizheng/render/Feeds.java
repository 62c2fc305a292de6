package org.huizheng.render;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.huizheng.release.EditionContent;
import org.huizheng.release.Keys;
import org.huizheng.release.ReleasedChannel;

/** RSS of a channel, sitemap index and shards, robots.txt. */
final class Feeds {

    static final String FILE = "rss.xml";

    private static final int ITEMS = 20;
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(Rendering.SHANGHAI);

    private final Content content;
    private final SiteModel model;
    private final Reads reads;

    Feeds(Content content, SiteModel model, Reads reads) {
        this.content = content;
        this.model = model;
        this.reads = reads;
    }

    Made feed(long channelId) {
        ReleasedChannel channel = model.channel(channelId);
        if (channel == null || channel.kind().equals("external")) {
            return Made.absent();
        }
        reads.shared(Keys.site(model.siteId()));
        reads.shared(Keys.channel(channelId));
        List<Long> channels = new java.util.ArrayList<>(List.of(channelId));
        if (channel.kind().equals("section")) {
            reads.shared(Keys.channels(channelId));
            model.childrenOf(channelId).forEach(c -> channels.add(c.channelId()));
        }
        List<Row> rows = content.newest(channels, null, 0, ITEMS);
        for (long id : channels) {
            Row last = rows.size() == ITEMS ? rows.getLast() : null;
            reads.list(
                    last == null
                            ? new Reads.ListRead(id, null, Reads.OLDEST, 0, Reads.NEWEST, 0)
                            : new Reads.ListRead(id, null, last.publishedAt(), last.documentId(), Reads.NEWEST, 0));
        }
        String path = "/" + channel.path() + "/" + FILE;
        StringBuilder out = new StringBuilder(8_192);
        out.append(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>\n");
        element(out, "title", channel.name() + " - " + model.site().name());
        element(out, "link", base() + "/" + channel.path() + "/");
        element(out, "description", channel.description());
        element(out, "language", "zh-CN");
        out.append("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"")
                .append(Escape.html(base() + path))
                .append("\"/>\n");
        rows.forEach(row -> item(out, row));
        out.append("</channel></rss>\n");
        return Made.page(200, path, bytes(out), "");
    }

    private void item(StringBuilder out, Row row) {
        EditionContent e = row.content();
        out.append("<item>\n");
        element(out, "title", e.title());
        element(out, "link", base() + row.path());
        element(out, "guid", base() + row.path());
        if (!e.summary().isEmpty()) {
            element(out, "description", e.summary());
        }
        element(out, "pubDate", RFC_822.format(row.publishedAt()));
        out.append("</item>\n");
    }

    Made sitemap() {
        reads.shared(Keys.site(model.siteId()));
        reads.shared(Keys.shards());
        StringBuilder out = new StringBuilder();
        out.append(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (int shard : content.shards(model.siteId())) {
            out.append("<sitemap>");
            element(out, "loc", base() + "/sitemap-" + shard + ".xml");
            out.append("</sitemap>\n");
        }
        return Made.page(200, "/sitemap.xml", bytes(out.append("</sitemapindex>\n")), "");
    }

    Made shard(int shard) {
        reads.shared(Keys.site(model.siteId()));
        reads.own(Keys.shard(shard));
        StringBuilder out = new StringBuilder(65_536);
        out.append(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (Row row : content.shard(model.siteId(), shard)) {
            out.append("<url>");
            element(out, "loc", base() + row.path());
            out.append("</url>\n");
        }
        return Made.page(200, "/sitemap-" + shard + ".xml", bytes(out.append("</urlset>\n")), "");
    }

    static byte[] robots(SiteModel model, Reads reads) {
        reads.shared(Keys.site(model.siteId()));
        boolean open = model.site().state().equals("online");
        return ("User-agent: *\n"
                        + (open
                                ? "Disallow: /search\nDisallow: /_f/\nSitemap: https://"
                                        + model.site().domain() + "/sitemap.xml\n"
                                : "Disallow: /\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String base() {
        return "https://" + model.site().domain();
    }

    private static void element(StringBuilder out, String name, String text) {
        out.append('<')
                .append(name)
                .append('>')
                .append(Escape.html(text))
                .append("</")
                .append(name)
                .append(">");
    }

    private static byte[] bytes(StringBuilder out) {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
