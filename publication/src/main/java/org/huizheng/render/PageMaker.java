package org.huizheng.render;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huizheng.page.OldAddresses;
import org.huizheng.release.Keys;
import org.huizheng.release.Mapping;
import org.huizheng.release.Pages;
import org.huizheng.release.ReleasedChannel;
import org.huizheng.template.Output;
import org.huizheng.template.TemplateRefused;
import org.jspecify.annotations.Nullable;

/** Makes any page of a site from its word in {@link Pages}, recording what it read. Not for use by two threads at once. */
final class PageMaker {

    private static final Map<Integer, String[]> ERRORS = Map.of(
            403, new String[] {"没有权限访问", "您访问的内容不对外开放。"},
            404, new String[] {"页面不存在", "您访问的地址不存在或已经改变，可以检索，或从首页进入。"},
            410, new String[] {"内容已不再提供", "您访问的内容已经撤下，不再提供，可以检索，或从首页进入。"},
            421, new String[] {"没有这个网站", "您访问的域名没有对应的网站。"},
            429, new String[] {"访问过于频繁", "请稍等片刻再试。"},
            500, new String[] {"服务出现问题", "我们已经记录下这个问题，请稍后再试。"},
            503, new String[] {"服务暂时不可用", "检索等功能暂时不可用，其他页面可以正常访问。"});
    static final List<String> STATEMENTS = List.of("about", "contact", "privacy", "accessibility");

    private final Content content;
    private final Clock clock;
    private final Output output = new Output();

    PageMaker(Content content, Clock clock) {
        this.content = content;
        this.clock = clock;
    }

    /** One page, or its absence, with what it read. */
    Made make(SiteModel model, String page, Reads reads) {
        String[] p = page.split(":", 2);
        String rest = p.length > 1 ? p[1] : "";
        return switch (p[0]) {
            case "home" -> plain(model, reads, "home", "/", "templates/home.peb");
            case "elder" -> optional(model, reads, "elder", "/elder.html", "templates/elder.peb");
            case "map" -> plain(model, reads, "map", "/map.html", "templates/map.peb");
            case "statement" -> statement(model, reads, rest);
            case "error" -> error(model, reads, Integer.parseInt(rest));
            case "document" -> document(model, reads, Long.parseLong(rest));
            case "file" -> file(model, reads, rest);
            case "channel" -> new ListPages(this, model, reads).channel(Long.parseLong(rest));
            case "cut" -> new ListPages(this, model, reads).cut(rest);
            case "fragment" -> fragment(model, reads, rest);
            case "feed" -> feed(model, reads, Long.parseLong(rest));
            case "sitemap" -> new Sitemap(content, model, reads).index();
            case "shard" -> new Sitemap(content, model, reads).shard(Integer.parseInt(rest));
            case "robots" -> new Sitemap(content, model, reads).robots();
            case "hant" -> HantVersion.of(content, model, reads);
            case "opensearch" -> OpenSearch.description(model, reads);
            case "emergency" -> new EmergencyFragment(content, model.siteId(), reads).make(false);
            case "drill" -> new EmergencyFragment(content, model.siteId(), reads).make(true);
            case "door" -> new SiteDoor(model, reads).door();
            case "closed" -> new SiteDoor(model, reads).closed();
            case "mark" -> new SiteDoor(model, reads).mark();
            case "engine-style" -> EngineStyle.of(rest);
            case "mappings" -> mappings(model, reads, rest);
            case "asset" -> asset(model, reads, rest);
            default -> Made.absent();
        };
    }

    Content content() {
        return content;
    }

    Rendering rendering(SiteModel model, Reads reads, String kind, String path) {
        return new Rendering(model, content, clock, reads, kind, path);
    }

    byte[] render(Rendering page, String template, Map<String, Object> more) {
        output.reset();
        page.render(template, more, output);
        return output.bytes();
    }

    private static final byte[] ABOVE = above();

    private static byte[] above() {
        byte[] both = java.util.Arrays.copyOf(
                EmergencyFragment.INCLUDE, EmergencyFragment.INCLUDE.length + SiteDoor.INCLUDE.length);
        System.arraycopy(SiteDoor.INCLUDE, 0, both, EmergencyFragment.INCLUDE.length, SiteDoor.INCLUDE.length);
        return both;
    }

    private static byte[] marked(String mark) {
        return (new String(ABOVE, StandardCharsets.UTF_8) + "\n" + mark).getBytes(StandardCharsets.UTF_8);
    }

    /** A whole page: it must have used head and foot, and begins with what an emergency and the site's state put there. */
    byte[] whole(Rendering page, String template, Map<String, Object> more) {
        byte[] bytes = render(page, template, more);
        if (!page.head || !page.foot) {
            throw new TemplateRefused(template, 0, "缺少置标 " + (page.head ? "foot" : "head"));
        }
        return BodyStart.with(page.mark.isEmpty() ? ABOVE : marked(page.mark), bytes);
    }

    /** The first template of a list of candidates that the theme has; that the others are missing is read too. "" is none. */
    static String firstOf(SiteModel model, Reads reads, String... candidates) {
        for (String candidate : candidates) {
            if (candidate.isEmpty()) {
                continue;
            }
            reads.shared(Keys.template(candidate));
            if (model.theme().language().has(candidate)) {
                return candidate;
            }
        }
        return candidates[candidates.length - 1];
    }

    private Made plain(SiteModel model, Reads reads, String kind, String path, String template) {
        Rendering page = rendering(model, reads, kind, path);
        page.title = switch (kind) {
            case "map" -> "网站地图";
            case "elder" -> "长者版";
            default -> "";
        };
        return Made.page(200, path, whole(page, template, Map.of()), template);
    }

    private Made optional(SiteModel model, Reads reads, String kind, String path, String template) {
        reads.shared(Keys.template(template));
        return model.theme().language().has(template) ? plain(model, reads, kind, path, template) : Made.absent();
    }

    private Made statement(SiteModel model, Reads reads, String kind) {
        String path = "/" + kind + ".html";
        Rendering page = rendering(model, reads, "statement", path);
        List<String> paragraphs = page.setting(kind) instanceof List<?> l
                ? l.stream().map(String::valueOf).toList()
                : List.of();
        page.title = model.statementKindTitle(kind);
        return Made.page(
                200,
                path,
                whole(
                        page,
                        "templates/statement.peb",
                        Map.of("statement", new Views.StatementView(page.title, paragraphs, kind))),
                "templates/statement.peb");
    }

    private Made error(SiteModel model, Reads reads, int status) {
        String path = "/_error/" + status + ".html";
        String[] words = ERRORS.get(status);
        if (words == null) {
            return Made.absent();
        }
        Rendering page = rendering(model, reads, "error", path);
        page.title = words[0];
        byte[] bytes =
                whole(page, "templates/error.peb", Map.of("error", new Views.ErrorView(status, words[0], words[1])));
        return Made.page(200, path, bytes, "templates/error.peb");
    }

    static Set<Integer> errors() {
        return ERRORS.keySet();
    }

    private Made feed(SiteModel model, Reads reads, long channelId) {
        Feeds feeds = new Feeds(content, model, reads);
        if (channelId == 0) {
            return feeds.ofSite();
        }
        return model.channel(channelId) == null
                ? new ListPages(this, model, reads).moved(channelId, FeedForms.STORED)
                : feeds.ofChannel(channelId);
    }

    private Made document(SiteModel model, Reads reads, long documentId) {
        return content.document(model.siteId(), documentId)
                .map(row -> document(model, reads, row, null))
                .or(() -> content.archived(model.siteId(), documentId).map(a -> archived(model, reads, a)))
                .orElseGet(() -> gone(model, reads, documentId));
    }

    /** As it was, with the mark above it; it stands in no list any more, and so between no others. */
    private Made archived(SiteModel model, Reads reads, Content.Archived archived) {
        Row row = archived.row();
        reads.own(Keys.document(row.documentId()));
        return document(
                model,
                reads,
                row,
                new Rendering.Neighbourhood(null, null),
                SiteDoor.archived(archived.at(), archived.reason()));
    }

    /** @param neighbourhood when the caller makes a whole channel in order and has the neighbours at hand */
    Made document(SiteModel model, Reads reads, Row row, Rendering.@Nullable Neighbourhood neighbourhood) {
        return document(model, reads, row, neighbourhood, "");
    }

    private Made document(
            SiteModel model, Reads reads, Row row, Rendering.@Nullable Neighbourhood neighbourhood, String mark) {
        requireApproved(row);
        if (hasDirective(row.meta()) || hasDirective(row.body())) {
            throw new PageRefused("稿件 " + row.documentId() + " 含有服务器指令，拒绝生成");
        }
        Rendering page = rendering(model, reads, "document", row.path());
        page.channel = model.channel(row.channelId());
        page.document = row;
        page.edition = row.content();
        page.neighbourhood = neighbourhood;
        reads.about(row.documentId());
        String template = firstOf(
                model,
                reads,
                chosen(model, reads, row),
                "templates/document-" + row.type() + ".peb",
                "templates/document.peb");
        page.mark = mark;
        return Made.page(row.path(), whole(page, template, Map.of()), template, row);
    }

    private static void requireApproved(Row row) {
        if (!row.isApproved()) {
            throw new PageRefused("稿件 " + row.documentId() + " 与审批内容不一致，拒绝生成");
        }
    }

    /** The template the document's channel asks for, or "". */
    private static String chosen(SiteModel model, Reads reads, Row row) {
        reads.shared(Keys.channelDetails(row.channelId()));
        ReleasedChannel channel = model.channel(row.channelId());
        return channel == null ? "" : template(channel, "documentTemplate");
    }

    /** The path of the template a channel's setting names, or "". */
    static String template(ReleasedChannel channel, String setting) {
        return channel.settings().get(setting) instanceof String name && !name.isEmpty()
                ? "templates/" + name + ".peb"
                : "";
    }

    /** The text to find is ASCII, so any single-byte reading of UTF-8 finds it, and the plainest is the fastest. */
    private static boolean hasDirective(byte[] utf8) {
        return new String(utf8, StandardCharsets.ISO_8859_1).contains("<!--#");
    }

    private Made gone(SiteModel model, Reads reads, long documentId) {
        return new GoneNotice(this, model, reads).of(documentId);
    }

    private Made file(SiteModel model, Reads reads, String rest) {
        String[] p = rest.split(":");
        long documentId = Long.parseLong(p[0]);
        int position = Integer.parseInt(p[1]);
        return content.publicAttachment(model.siteId(), documentId, position)
                .map(a -> Made.link(a.path(), approved(model, documentId, a)))
                .orElseGet(() -> new GoneNotice(this, model, reads).ofFile(documentId, position));
    }

    /** The file's bytes as the document names them. */
    private String approved(SiteModel model, long documentId, Content.Attachment file) {
        Row row = content.document(model.siteId(), documentId)
                .or(() -> content.archived(model.siteId(), documentId).map(Content.Archived::row))
                .orElseThrow();
        requireApproved(row);
        if (row.content().attachments().stream()
                .noneMatch(a -> a.path().equals(file.path()) && a.blob().equals(file.blob()))) {
            throw new PageRefused("稿件 " + documentId + " 的附件与审批内容不一致，拒绝生成");
        }
        return file.blob();
    }

    private Made fragment(SiteModel model, Reads reads, String rest) {
        String[] p = rest.split(":");
        String key = "fragment:" + rest;
        Rendering page = rendering(model, reads, "fragment", Rendering.fragmentPath(key));
        if (key.equals(FootTag.FRAGMENT)) {
            return Made.page(200, page.path, new Foot(page).markup().getBytes(StandardCharsets.UTF_8), "");
        }
        String template = "fragments/" + p[0] + ".peb";
        ReleasedChannel channel = p.length > 1 ? model.channel(Long.parseLong(p[1])) : null;
        if (!model.theme().language().has(template) || p.length > 1 && channel == null) {
            return Made.absent();
        }
        page.channel = channel;
        Map<String, Object> more = channel == null
                ? Map.of()
                : Map.of("total", new TotalOnUse(() -> new ListPages(this, model, reads).total(channel)));
        return Made.page(200, page.path, render(page, template, more), template);
    }

    /** Not for readers: what the portal looks up when nothing stands at an address. */
    private Made mappings(SiteModel model, Reads reads, String part) {
        reads.own(Keys.mappings(part));
        List<Mapping> rows = content.mappings(model.siteId(), part);
        String text = rows.stream().map(Mapping::line).collect(Collectors.joining());
        return rows.isEmpty()
                ? Made.absent()
                : Made.page(200, OldAddresses.file(part), text.getBytes(StandardCharsets.UTF_8), "");
    }

    private static Made asset(SiteModel model, Reads reads, String path) {
        reads.shared(Keys.assets());
        String blob = model.theme().assets().get(path);
        return blob == null ? Made.absent() : Made.link(model.assetUrl(path), blob);
    }
}
