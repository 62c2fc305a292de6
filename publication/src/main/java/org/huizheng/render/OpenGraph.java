package org.huizheng.render;

import org.huizheng.release.EditionContent;
import org.huizheng.release.Keys;

/** What a message with a link to the page shows: the words of the Open Graph protocol. */
final class OpenGraph {

    /** The picture of a page that has none of its own, when the theme has this file. */
    static final String SHARE = "share.png";

    private final StringBuilder out;
    private final Rendering page;

    OpenGraph(StringBuilder out, Rendering page) {
        this.out = out;
        this.page = page;
    }

    void write(String title) {
        String base = page.site.base();
        EditionContent e = page.edition;
        property("og:type", e == null ? "website" : "article");
        property("og:site_name", page.site.name());
        property("og:locale", "zh_CN");
        property("og:title", title);
        property("og:url", base + page.path);
        property("og:description", e != null ? e.summary() : page.channel == null ? "" : page.channel.description());
        picture(base, e);
        if (e != null && page.document != null) {
            property("article:published_time", Feed.time(page.document.publishedAt()));
            property("article:modified_time", Feed.time(page.document.changedAt()));
            property("article:section", page.channel == null ? "" : page.channel.name());
            e.keywords().forEach(word -> property("article:tag", word));
        }
    }

    private void picture(String base, @org.jspecify.annotations.Nullable EditionContent e) {
        if (e != null && !e.image().isEmpty()) {
            property("og:image", e.image().startsWith("/") ? base + e.image() : e.image());
            property("og:image:alt", e.imageAlt());
            return;
        }
        page.reads.shared(Keys.assets());
        if (page.model.theme().assets().containsKey(SHARE)) {
            property("og:image", base + page.model.assetUrl(SHARE));
            property("og:image:alt", page.site.name());
        }
    }

    private void property(String name, String value) {
        if (!value.isBlank()) {
            out.append("<meta property=\"")
                    .append(name)
                    .append("\" content=\"")
                    .append(Escape.html(value))
                    .append("\">\n");
        }
    }
}
