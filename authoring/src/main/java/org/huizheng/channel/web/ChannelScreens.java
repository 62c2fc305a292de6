package org.huizheng.channel.web;

import static java.util.Collections.disjoint;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.channel.Channel;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.channel.ChannelTree;
import org.huizheng.channel.CloseChannel;
import org.huizheng.channel.OpenChannel;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.ChannelActivity;
import org.huizheng.release.ReleasedThemes;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;

/** Puts together what one screen shows of a channel. */
final class ChannelScreens {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int MONTHS = 12;

    private final SiteQueries sites;
    private final ChannelQueries channels;
    private final ChannelTree tree;
    private final ChannelActivity activity;
    private final ReleasedThemes themes;
    private final OpenChannel open;
    private final CloseChannel close;
    private final Clock clock;

    ChannelScreens(
            SiteQueries sites,
            ChannelQueries channels,
            ChannelTree tree,
            ChannelActivity activity,
            ReleasedThemes themes,
            OpenChannel open,
            CloseChannel close,
            Clock clock) {
        this.sites = sites;
        this.channels = channels;
        this.tree = tree;
        this.activity = activity;
        this.themes = themes;
        this.open = open;
        this.close = close;
        this.clock = clock;
    }

    long siteId(SiteScope scope, String code) {
        return sites.byCode(scope, code).map(Site::id).orElseThrow(() -> Problem.notFound("站点不存在"));
    }

    Channel channel(SiteScope scope, long id) {
        return channels.byIds(scope, List.of(id)).stream().findFirst().orElseThrow(() -> Problem.notFound("栏目不存在"));
    }

    /** How many settings of a site's theme are one of these paths, or hold one. */
    long settingsNaming(SiteScope scope, long siteId, List<String> paths) {
        return sites
                .byId(scope, siteId)
                .map(site -> site.settings().get("theme") instanceof Map<?, ?> theme ? theme.values() : List.of())
                .orElse(List.of())
                .stream()
                .filter(value -> value instanceof List<?> many ? !disjoint(many, paths) : paths.contains(value))
                .count();
    }

    ChannelRow row(SiteScope scope, Actor actor, long id) {
        return ChannelRow.of(find(rows(scope, actor, id), id));
    }

    ChannelView view(SiteScope scope, Actor actor, long id) {
        List<ChannelTree.Row> rows = rows(scope, actor, id);
        ChannelTree.Row row = find(rows, id);
        Channel channel = row.channel();
        Map<String, List<Blocker>> blockers = new LinkedHashMap<>(row.blockers());
        blockers.put("open", open.blockers(actor, channel.siteId()));
        blockers.put("close", close.blockers(scope, actor, id));
        Site site = sites.byId(scope, channel.siteId()).orElseThrow(() -> Problem.notFound("站点不存在"));
        YearMonth now = YearMonth.now(clock.withZone(SHANGHAI));
        return ChannelView.of(
                ChannelRow.of(row),
                trail(rows, channel),
                activity.months(id, now.minusMonths(MONTHS - 1L), now),
                site.hosts().getFirst(),
                templates(channel.siteId(), "list"),
                templates(channel.siteId(), "document"),
                blockers);
    }

    private List<ChannelTree.Row> rows(SiteScope scope, Actor actor, long id) {
        return tree.of(scope, actor, channel(scope, id).siteId());
    }

    private static ChannelTree.Row find(List<ChannelTree.Row> rows, long id) {
        return rows.stream()
                .filter(row -> row.channel().id() == id)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("栏目不存在"));
    }

    private static List<ChannelView.Step> trail(List<ChannelTree.Row> rows, Channel channel) {
        List<ChannelView.Step> trail = new ArrayList<>();
        for (@Nullable Long above = channel.parentId(); above != null; ) {
            Channel parent = find(rows, above).channel();
            trail.addFirst(new ChannelView.Step(parent.id(), parent.name()));
            above = parent.parentId();
        }
        return trail;
    }

    /** The theme's own templates of a kind, as a channel's settings name them. */
    private List<String> templates(long siteId, String kind) {
        return themes.templatesOfSite(siteId).stream()
                .filter(path -> path.matches("templates/" + kind + "(-[a-z0-9-]+)?\\.peb"))
                .map(path -> path.substring("templates/".length(), path.length() - ".peb".length()))
                .toList();
    }
}
