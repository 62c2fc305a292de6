package org.huizheng.render;

import java.util.ArrayList;
import java.util.List;
import org.huizheng.release.EditionContent;
import org.huizheng.release.Keys;
import org.huizheng.release.ReleasedChannel;
import org.huizheng.release.ReleasedContentType;

/**
 * What the page is about in the vocabulary of schema.org, as JSON-LD: data for search engines, which no browser runs. What a
 * document is, its content type says.
 */
final class StructuredData {

    private static final String ATTRIBUTES = "attributes.";

    private final Rendering page;
    private final String base;
    private final StringBuilder out;
    private final JsonText json;

    StructuredData(StringBuilder out, Rendering page) {
        this.out = out;
        this.page = page;
        this.base = page.site.base();
        this.json = new JsonText(out);
    }

    void write() {
        if (page.channel == null && !page.kind.equals("home")) {
            return;
        }
        out.append("<script type=\"application/ld+json\">");
        json.open('{').member("@context", "https://schema.org").name("@graph").open('[');
        if (page.kind.equals("home")) {
            organization();
            search();
        }
        if (page.document != null && page.edition != null) {
            about(page.document, page.edition);
        }
        if (page.channel != null) {
            trail(page.channel);
        }
        json.close(']').close('}');
        out.append("</script>\n");
    }

    private void organization() {
        json.open('{')
                .member("@type", "GovernmentOrganization")
                .member("@id", base + "/#organization")
                .member("name", page.site.name())
                .member("url", base + "/")
                .member("identifier", page.site.identityCode())
                .close('}');
    }

    private void search() {
        json.open('{')
                .member("@type", "WebSite")
                .member("name", page.site.name())
                .member("url", base + "/")
                .member("inLanguage", "zh-CN")
                .name("potentialAction")
                .open('{')
                .member("@type", "SearchAction")
                .member("target", base + "/search?q={search_term_string}")
                .member("query-input", "required name=search_term_string")
                .close('}')
                .close('}');
    }

    private void about(Row row, EditionContent e) {
        page.reads.shared(Keys.contentType(row.type()));
        ReleasedContentType type = page.model.contentTypes().get(row.type());
        if (type == null || type.schemaOrg().isEmpty()) {
            return;
        }
        json.open('{');
        type.schemaOrg().forEach((property, word) -> property(property, String.valueOf(word), row, e));
        json.close('}');
    }

    /** {@code Organization(source)} is a thing of that type with the name the word gives. */
    private void property(String property, String word, Row row, EditionContent e) {
        int bracket = word.indexOf('(');
        if (property.equals("@type")) {
            json.member(property, word);
        } else if (word.equals("site")) {
            json.name(property);
            organization();
        } else if (bracket > 0) {
            String name = String.valueOf(value(word.substring(bracket + 1, word.length() - 1), row, e));
            if (!name.isEmpty()) {
                json.name(property)
                        .open('{')
                        .member("@type", word.substring(0, bracket))
                        .member("name", name)
                        .close('}');
            }
        } else {
            plain(property, value(word, row, e));
        }
    }

    private void plain(String property, Object value) {
        if (value instanceof List<?> many) {
            if (!many.isEmpty()) {
                json.name(property).values(many);
            }
        } else if (!value.equals("")) {
            json.member(property, String.valueOf(value));
        }
    }

    private Object value(String word, Row row, EditionContent e) {
        return switch (word) {
            case "title" -> e.title();
            case "summary" -> e.summary();
            case "url" -> base + row.path();
            case "image" -> e.image().startsWith("/") ? base + e.image() : e.image();
            case "published" -> Feed.time(row.publishedAt());
            case "changed" -> Feed.time(row.changedAt());
            case "written" -> e.writtenAt() == null ? "" : e.writtenAt().toString();
            case "source" -> e.source();
            case "author" -> e.author();
            case "issuer" -> e.issuer();
            case "docNumber" -> e.docNumber();
            case "keywords" -> e.keywords();
            case "language" -> "zh-CN";
            case "channel" -> page.channel == null ? "" : page.channel.name();
            default ->
                word.startsWith(ATTRIBUTES) ? e.attributes().getOrDefault(word.substring(ATTRIBUTES.length()), "") : "";
        };
    }

    private void trail(ReleasedChannel channel) {
        List<ReleasedChannel> channels = new ArrayList<>();
        for (ReleasedChannel c = channel;
                c != null;
                c = c.parentId() == null ? null : page.model.channel(c.parentId())) {
            page.reads.shared(Keys.channel(c.channelId()));
            channels.addFirst(c);
        }
        json.open('{').member("@type", "BreadcrumbList").name("itemListElement").open('[');
        int position = 1;
        step(position++, "首页", "/");
        for (ReleasedChannel c : channels) {
            step(position++, c.name(), SiteModel.url(c, page.reads));
        }
        if (page.document != null && page.edition != null) {
            step(position, page.edition.title(), page.document.path());
        }
        json.close(']').close('}');
    }

    private void step(int position, String name, String path) {
        json.open('{')
                .member("@type", "ListItem")
                .member("position", String.valueOf(position))
                .member("name", name)
                .member("item", path.startsWith("/") ? base + path : path)
                .close('}');
    }
}
