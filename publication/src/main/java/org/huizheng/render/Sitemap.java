package org.huizheng.render;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.huizheng.hant.Hant;
import org.huizheng.release.Keys;
import org.huizheng.release.ReleasedChannel;

/**
 * What crawlers are told. The index names its parts: part 0 has the home page and the channels, the others a thousand
 * documents each, far below what the protocol allows (50,000 addresses, 50 MB).
 */
final class Sitemap {

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private final Content content;
    private final SiteModel model;
    private final Reads reads;
    private final SiteFacts site;

    Sitemap(Content content, SiteModel model, Reads reads) {
        this.content = content;
        this.model = model;
        this.reads = reads;
        this.site = new SiteFacts(model, reads);
    }

    /** Without dates: they would make it another file with each release. */
    Made index() {
        reads.shared(Keys.shards());
        Xml out = new Xml().open("sitemapindex", "xmlns", NAMESPACE);
        for (int shard : content.shards(model.siteId())) {
            out.open("sitemap").text("loc", base() + path(shard)).close("sitemap");
        }
        return Made.page(200, "/sitemap.xml", out.close("sitemapindex").bytes(), "");
    }

    Made shard(int no) {
        Xml out = new Xml().open("urlset", "xmlns", NAMESPACE);
        if (no == 0) {
            out.open("url").text("loc", base() + "/").close("url");
            channels(out, 0);
        } else {
            reads.own(Keys.shard(no));
            for (Row row : content.shard(model.siteId(), no)) {
                out.open("url")
                        .text("loc", base() + row.path())
                        .text("lastmod", Feed.time(row.changedAt()))
                        .close("url");
            }
        }
        return Made.page(200, path(no), out.close("urlset").bytes(), "");
    }

    private void channels(Xml out, long parentId) {
        reads.shared(Keys.channels(parentId));
        List<ReleasedChannel> children = model.childrenOf(parentId);
        for (ReleasedChannel channel : children) {
            reads.shared(Keys.channelKind(channel.channelId()));
            if (!channel.kind().equals("external")) {
                out.open("url")
                        .text("loc", base() + SiteModel.url(channel, reads))
                        .close("url");
            }
            channels(out, channel.channelId());
        }
    }

    Made robots() {
        boolean open = site.open();
        String hant = open && site.hant() ? "Disallow: " + Hant.PREFIX + "/search\n" : "";
        String rules = open
                ? "Disallow: /search\n" + hant + "Disallow: /_f/\nSitemap: " + base() + "/sitemap.xml\n"
                : "Disallow: /\n";
        return Made.page(200, "/robots.txt", ("User-agent: *\n" + rules).getBytes(StandardCharsets.UTF_8), "");
    }

    private static String path(int shard) {
        return "/sitemap-" + shard + ".xml";
    }

    private String base() {
        return site.base();
    }
}
