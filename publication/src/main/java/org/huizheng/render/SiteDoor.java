package org.huizheng.render;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.release.Json;
import org.huizheng.release.SiteNotice;
import org.huizheng.release.SiteSettings;
import org.huizheng.release.SiteStates;

/** What the state of a site does to its pages: who may come in, the page for those who may not, and the mark on all others. */
final class SiteDoor {

    static final String PATH = "/_door.json";
    static final String CLOSED_PATH = "/_error/closed.html";
    static final String MARK_PATH = "/_f/_mark.html";
    static final byte[] INCLUDE = ("<!--#include virtual=\"" + MARK_PATH + "\"-->").getBytes(StandardCharsets.US_ASCII);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final SiteFacts site;

    SiteDoor(SiteModel model, Reads reads) {
        this.site = new SiteFacts(model, reads);
    }

    /** For the portal alone. */
    Made door() {
        Map<String, Object> members = new TreeMap<>();
        members.put("state", site.state());
        if (site.state().equals(SiteStates.TRIAL)) {
            members.put("allow", site.texts(SiteSettings.TRIAL_ALLOW));
        }
        if (site.state().equals(SiteStates.OFFLINE)) {
            members.put("until", site.until());
        }
        return Made.page(200, PATH, Json.write(members).getBytes(StandardCharsets.UTF_8), "");
    }

    /** Made by the engine itself: it must be there whatever the theme is, and none of its links would lead anywhere. */
    Made closed() {
        SiteNotice notice = site.notice();
        return switch (site.state()) {
            case SiteStates.UNOPENED -> page("网站尚未开通", "", notice);
            case SiteStates.TRIAL -> page("网站正在试运行", "本网站尚未正式开通，暂不对外开放。", notice);
            case SiteStates.OFFLINE -> page("网站暂停服务", paused(notice), notice);
            case SiteStates.CLOSED -> page("网站已永久下线", sentence(notice.reason()), notice);
            default -> Made.absent();
        };
    }

    Made mark() {
        String text =
                switch (site.mark()) {
                    case SiteStates.TRIAL ->
                        style(EngineStyle.MARK) + "<div class=\"hz-water\" aria-hidden=\"true\"></div>\n"
                                + mark("测试系统", "本站正在试运行，内容仅供测试。");
                    case SiteStates.MIGRATING -> style(EngineStyle.MARK) + mark("迁移公告", moving(site.notice()));
                    case SiteStates.ARCHIVED -> style(EngineStyle.MARK) + mark("已归档", archived(site.notice()));
                    default -> "";
                };
        return Made.page(200, MARK_PATH, ("\n" + text).getBytes(StandardCharsets.UTF_8), "");
    }

    private static String paused(SiteNotice notice) {
        LocalDate until = notice.until();
        return sentence(notice.reason()) + (until == null ? "" : "预计" + DAY.format(until) + "前恢复。");
    }

    private static String moving(SiteNotice notice) {
        LocalDate until = notice.until();
        return Escape.html(sentence(notice.reason()) + (until == null ? "" : "本站将于" + DAY.format(until) + "关闭。"))
                + successor(notice, "内容迁移至");
    }

    private static String archived(SiteNotice notice) {
        Instant since = notice.since();
        String day = since == null ? "" : DAY.format(since.atZone(Rendering.SHANGHAI));
        return "本站已" + (day.isEmpty() ? "" : "于" + day) + "归档，内容不再更新。" + successor(notice, "现行网站");
    }

    /** What stands above the page of a document that was archived (ARC-01). */
    static String archived(Instant at, String reason) {
        return style(EngineStyle.MARK)
                + mark(
                        "已归档",
                        "本文已于" + DAY.format(at.atZone(Rendering.SHANGHAI)) + "归档，内容不再更新，仅供查阅。"
                                + Escape.html(reason.isBlank() ? "" : "归档说明：" + sentence(reason)));
    }

    private static String sentence(String text) {
        return text.isBlank() || text.endsWith("。") ? text : text + "。";
    }

    private static String successor(SiteNotice notice, String words) {
        return notice.successor().isEmpty()
                ? ""
                : " " + words + "：<a href=\"" + Escape.html(notice.successor()) + "\">"
                        + Escape.html(notice.successor()) + "</a>";
    }

    private static String style(EngineStyle style) {
        return "<link rel=\"stylesheet\" href=\"" + style.path() + "\">\n";
    }

    private static String mark(String title, String html) {
        return "<p class=\"hz-mark\" role=\"note\"><strong>" + title + "</strong> " + html + "</p>\n";
    }

    private Made page(String title, String text, SiteNotice notice) {
        String phone = site.setting(SiteSettings.PHONE);
        String html = """
                <!DOCTYPE html>
                <html lang="zh-CN">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%1$s - %2$s</title>
                %3$s</head>
                <body class="hz-closed">
                <main>
                <p class="hz-site">%2$s</p>
                <h1>%1$s</h1>
                %4$s%5$s</main>
                <footer><p>%6$s%7$s</p></footer>
                </body>
                </html>
                """.formatted(
                        title,
                        Escape.html(site.name()),
                        style(EngineStyle.CLOSED),
                        text.isBlank() ? "" : "<p>" + Escape.html(text) + "</p>\n",
                        notice.successor().isEmpty()
                                ? ""
                                : "<p>" + successor(notice, "内容已迁移至").strip() + "</p>\n",
                        Escape.html(site.setting(SiteSettings.ORGANIZER)),
                        phone.isEmpty() ? "" : "　联系电话：" + Escape.html(phone));
        return Made.page(200, CLOSED_PATH, html.getBytes(StandardCharsets.UTF_8), "");
    }
}
