package org.huizheng.render;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.huizheng.release.EmergencyContent;
import org.huizheng.release.EmergencyLevel;
import org.huizheng.release.Keys;
import org.huizheng.release.Pages;
import org.huizheng.release.ReleasedEmergencies.Shown;

/**
 * What stands at the beginning of every page's body: nothing, or grey and banners, the gravest first. It reads nothing of the
 * site, so that it can be made while everything else of the site is.
 */
final class EmergencyFragment {

    /** Both of them; they change whatever else is done to a site. */
    static final String[] PAGES = {Pages.EMERGENCY, Pages.DRILL};

    static final String PATH = "/_f/_emergency.html";
    static final String DRILL_PATH = "/_f/_drill.html";
    static final byte[] INCLUDE = ("<!--#include virtual=\"" + PATH + "\"-->").getBytes(StandardCharsets.US_ASCII);

    private static final Comparator<EmergencyContent> GRAVEST_FIRST =
            Comparator.<EmergencyContent, EmergencyLevel>comparing(EmergencyContent::level)
                    .reversed();

    private final Content content;
    private final long siteId;
    private final Reads reads;

    EmergencyFragment(Content content, long siteId, Reads reads) {
        this.content = content;
        this.siteId = siteId;
        this.reads = reads;
    }

    Made make(boolean drill) {
        reads.shared(Keys.emergency(drill));
        reads.own(Keys.emergency(drill, siteId));
        List<Shown> shown = content.emergencies(siteId, drill);
        if (shown.stream().anyMatch(one -> !one.intact())) {
            throw new PageRefused("应急公告与确认的内容不一致，拒绝生成");
        }
        String text =
                markup(shown.stream().map(one -> one.emergency().content()).toList());
        return Made.page(200, drill ? DRILL_PATH : PATH, text.getBytes(StandardCharsets.UTF_8), "");
    }

    private static String markup(List<EmergencyContent> shown) {
        List<EmergencyContent> banners = shown.stream()
                .filter(one -> !one.text().isEmpty())
                .sorted(GRAVEST_FIRST)
                .toList();
        StringBuilder out = new StringBuilder("\n");
        if (shown.stream().anyMatch(EmergencyContent::greyscale)) {
            style(out, EngineStyle.GREY);
        }
        if (!banners.isEmpty()) {
            style(out, EngineStyle.BANNER);
            out.append("<section class=\"hz-banners\" aria-label=\"紧急公告\">\n");
            banners.forEach(banner -> banner(out, banner));
            out.append("</section>\n");
        }
        return out.toString();
    }

    private static void style(StringBuilder out, EngineStyle style) {
        out.append("<link rel=\"stylesheet\" href=\"").append(style.path()).append("\">\n");
    }

    private static void banner(StringBuilder out, EmergencyContent banner) {
        out.append("<p class=\"hz-banner hz-")
                .append(banner.level().name().toLowerCase(Locale.ROOT))
                .append("\" role=\"alert\"><strong>")
                .append(banner.level().label())
                .append("</strong> ")
                .append(Escape.html(banner.text()));
        if (!banner.link().isEmpty()) {
            out.append(" <a href=\"")
                    .append(Escape.html(banner.link()))
                    .append("\">")
                    .append(Escape.html(banner.linkText().isEmpty() ? "查看详情" : banner.linkText()))
                    .append("</a>");
        }
        out.append("</p>\n");
    }
}
