package org.huizheng.render;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.huizheng.kernel.Problem;
import org.huizheng.release.Pages;
import org.huizheng.release.ReleasedChannel;
import org.huizheng.template.TemplateRefused;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A page of a site in a theme nobody sees yet: another version, or templates that were not even kept. The renderer, the tags and
 * the budgets are those of public pages, and so is all it can read: what this site has released. Writes no file, records no read.
 */
public final class DrawInTheme {

    private static final Pattern INCLUDE = Pattern.compile("<!--#include virtual=\"/_f/(_?[a-z0-9-]+)\\.html\"-->");
    private static final Pattern OF_CHANNEL = Pattern.compile("(.+)-(\\d+)");
    private static final Set<String> PLAIN = Set.of(Pages.HOME, Pages.ELDER, Pages.MAP);

    private final SiteModels models;
    private final Content content;
    private final Clock clock;

    /** @param verbs what the asking transaction works on */
    public DrawInTheme(DataSource verbs, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(verbs);
        this.models = new SiteModels(jdbc);
        this.content = Content.unkept(jdbc);
        this.clock = clock;
    }

    /**
     * Which page: {@code home}, {@code elder}, {@code map}, {@code statement}, {@code error}, {@code channel} or {@code document}.
     *
     * @param channelId whose list, or whose newest document; 0 for the first that has one
     */
    public record Sought(String page, long channelId) {}

    /** @param assetsAt where the page looks for {@code assets} (blob by path), which the site may not have yet */
    public record Drawn(String siteCode, byte[] bytes, String assetsAt, Map<String, String> assets) {}

    /** @throws Problem {@code template-refused} with file, line and reason, or because there is no such page */
    public Drawn perform(long siteId, long themeVersionId, Map<String, String> changed, Sought sought) {
        SiteModel model = models.inTheme(siteId, themeVersionId, changed).orElseThrow(() -> Problem.notFound("站点不存在"));
        try {
            byte[] page = make(model, page(model, sought));
            return new Drawn(
                    model.site().code(),
                    joined(model, page),
                    model.assetUrl(""),
                    model.theme().assets());
        } catch (TemplateRefused e) {
            throw e.asProblem();
        } catch (PageRefused e) {
            throw Problem.conflict(String.valueOf(e.getMessage()));
        }
    }

    private byte[] make(SiteModel model, String page) {
        Made made = new PageMaker(content, clock).make(model, page, new Reads());
        if (made.status() == 0 || made.bytes().length == 0) {
            throw Problem.conflict("这个主题没有这一页的模板，不能预览");
        }
        return made.bytes();
    }

    private String page(SiteModel model, Sought sought) {
        return switch (sought.page()) {
            case "statement" -> Pages.statement(PageMaker.STATEMENTS.getFirst());
            case "error" -> Pages.error(404);
            case "channel" -> Pages.channel(channels(model, sought).getFirst());
            case "document" ->
                content.newest(channels(model, sought), null, 0, 1).stream()
                        .findFirst()
                        .map(row -> Pages.document(row.documentId()))
                        .orElseThrow(() -> Problem.conflict("栏目里还没有签发过的稿件，没有正文页可以预览"));
            default -> {
                if (!PLAIN.contains(sought.page())) {
                    throw Problem.invalid("参数 page 只能是 home、elder、map、statement、error、channel 或 document");
                }
                yield sought.page();
            }
        };
    }

    private static List<Long> channels(SiteModel model, Sought sought) {
        List<Long> found = model.channels().values().stream()
                .filter(c -> sought.channelId() == 0 ? c.kind().equals("list") : c.channelId() == sought.channelId())
                .map(ReleasedChannel::channelId)
                .sorted()
                .toList();
        if (found.isEmpty()) {
            throw Problem.notFound("站点没有这个栏目");
        }
        return found;
    }

    /** Fragments by this theme, where the portal would put in those of the theme the public sees. */
    private byte[] joined(SiteModel model, byte[] page) {
        return INCLUDE.matcher(new String(page, StandardCharsets.UTF_8))
                .replaceAll(include -> Matcher.quoteReplacement(fragment(model, include.group(1))))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What the engine says of the moment is no part of a theme. */
    private String fragment(SiteModel model, String name) {
        if (name.startsWith("_")) {
            return "";
        }
        Made made = new PageMaker(content, clock).make(model, word(model, name), new Reads());
        return new String(made.bytes(), StandardCharsets.UTF_8);
    }

    private static String word(SiteModel model, String name) {
        Matcher parts = OF_CHANNEL.matcher(name);
        boolean whole = model.theme().language().has("fragments/" + name + ".peb") || !parts.matches();
        return whole ? Pages.fragment(name, 0) : Pages.fragment(parts.group(1), Long.parseLong(parts.group(2)));
    }
}
