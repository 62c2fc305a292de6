package org.huizheng.render;

import java.util.List;
import org.huizheng.release.EditionContent;
import org.huizheng.release.Keys;
import org.huizheng.release.ReleasedChannel;
import org.huizheng.template.Markup;
import org.huizheng.template.Tag;

/** Title, canonical address and the fifteen metas of the 网页设计规范 (D17), so that a template cannot forget one. */
final class HeadTag implements Tag.Inline {

    @Override
    public String name() {
        return "head";
    }

    @Override
    public String purpose() {
        return "写在 <head> 里，每页恰好一次。由引擎输出标题、规范地址，简体繁体两个版本的地址，网站、栏目、内容三组元数据，订阅源和站内检索的说明，以及供转发（Open Graph）和搜索引擎（schema.org）用的数据；必填项为空的页面不能发布。";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Example> examples() {
        return List.of(new Example("首页的头部（站点提供繁体版）", "{% head %}", """
                <title>示例市人民政府</title>
                <meta name="SiteName" content="示例市人民政府">
                <meta name="SiteDomain" content="www.example.gov.cn">
                <meta name="SiteIDCode" content="9900000001">
                <link rel="canonical" href="https://www.example.gov.cn/">
                <link rel="alternate" hreflang="zh-Hans" href="https://www.example.gov.cn/">
                <link rel="alternate" hreflang="zh-Hant" href="https://www.example.gov.cn/hant/">
                <link rel="alternate" hreflang="x-default" href="https://www.example.gov.cn/">
                <link rel="alternate" type="application/rss+xml" title="示例市人民政府" href="/rss.xml">
                <link rel="alternate" type="application/atom+xml" title="示例市人民政府" href="/atom.xml">
                <link rel="alternate" type="application/feed+json" title="示例市人民政府" href="/feed.json">
                <link rel="search" type="application/opensearchdescription+xml" title="示例市人民政府" href="/opensearch.xml">
                <meta property="og:type" content="website">
                <meta property="og:site_name" content="示例市人民政府">
                <meta property="og:locale" content="zh_CN">
                <meta property="og:title" content="示例市人民政府">
                <meta property="og:url" content="https://www.example.gov.cn/">
                """));
    }

    @Override
    public Markup evaluate(Call call) {
        Rendering page = call.page(Rendering.class);
        if (page.head) {
            throw call.refuse("一页只能有一个 head 置标");
        }
        page.head = true;
        StringBuilder out = new StringBuilder(2_048);
        out.append("<title>").append(Escape.html(title(page))).append("</title>\n");
        meta(out, "SiteName", page.site.name(), true);
        meta(out, "SiteDomain", page.site.domain(), true);
        meta(out, "SiteIDCode", page.site.identityCode(), true);
        ReleasedChannel channel = page.channel;
        if (channel != null) {
            page.reads.shared(Keys.channel(channel.channelId()));
            page.reads.shared(Keys.channelDetails(channel.channelId()));
            meta(out, "ColumnName", channel.name(), true);
            meta(out, "ColumnDescription", channel.description(), true);
            meta(out, "ColumnKeywords", String.join("，", channel.keywords()), true);
            meta(out, "ColumnType", String.join("，", channel.columnTypes()), true);
        }
        if (page.document != null && page.edition != null) {
            article(out, page, page.document, page.edition);
        }
        String url = page.site.base() + page.path;
        out.append("<link rel=\"canonical\" href=\"").append(Escape.html(url)).append("\">\n");
        HantVersion.alternates(out, page);
        discovery(out, page);
        new OpenGraph(out, page).write(pageTitle(page));
        new StructuredData(out, page).write();
        return Markup.of(out.toString());
    }

    /** A list names its feeds; what belongs to no channel names those of the site, and its search. */
    private static void discovery(StringBuilder out, Rendering page) {
        ReleasedChannel channel = page.channel;
        if (page.document != null) {
            return;
        }
        String name = channel == null ? page.site.name() : channel.name();
        String folder = channel == null ? "/" : SiteModel.folder(channel, page.reads);
        link(out, "alternate", "application/rss+xml", name, folder + FeedForms.RSS);
        link(out, "alternate", "application/atom+xml", name, folder + FeedForms.ATOM);
        link(out, "alternate", "application/feed+json", name, folder + FeedForms.STORED);
        if (channel == null) {
            link(out, "search", "application/opensearchdescription+xml", name, OpenSearch.PATH);
        }
    }

    private static void link(StringBuilder out, String rel, String type, String title, String href) {
        out.append("<link rel=\"")
                .append(rel)
                .append("\" type=\"")
                .append(type)
                .append("\" title=\"")
                .append(Escape.html(title))
                .append("\" href=\"")
                .append(Escape.html(href))
                .append("\">\n");
    }

    private static void article(StringBuilder out, Rendering page, Row row, EditionContent e) {
        meta(out, "ArticleTitle", e.title(), true);
        meta(out, "PubDate", Rendering.minute(row.publishedAt()), true);
        meta(out, "ContentSource", e.source(), true);
        meta(out, "Keywords", String.join("，", e.keywords()), false);
        meta(out, "Author", e.author(), false);
        meta(out, "Description", e.summary(), false);
        if (!e.image().isEmpty()) {
            meta(out, "Image", page.site.base() + e.image(), false);
        }
        meta(out, "Url", page.site.base() + row.path(), false);
    }

    /** What the page itself is called: a document by its title, a list by its channel, the home page by the site. */
    private static String pageTitle(Rendering page) {
        if (page.edition != null) {
            return page.edition.title();
        }
        String channel = page.channel == null ? page.site.name() : page.channel.name();
        return page.title.isEmpty() ? channel : page.title;
    }

    private static String title(Rendering page) {
        StringBuilder title = new StringBuilder();
        if (page.edition != null) {
            title.append(page.edition.title()).append('_');
        } else if (!page.title.isEmpty()) {
            title.append(page.title).append('_');
        }
        if (page.channel != null) {
            title.append(page.channel.name()).append('_');
        }
        return title.append(page.site.name()).toString();
    }

    private static void meta(StringBuilder out, String name, String value, boolean required) {
        if (value.isBlank()) {
            if (required) {
                throw new PageRefused("元数据 " + name + " 不能为空");
            }
            return;
        }
        out.append("<meta name=\"")
                .append(name)
                .append("\" content=\"")
                .append(Escape.html(value))
                .append("\">\n");
    }
}
