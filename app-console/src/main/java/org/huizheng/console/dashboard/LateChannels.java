package org.huizheng.console.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huizheng.channel.ChannelTree;
import org.huizheng.console.dashboard.Dashboard.Channel;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;

/** Channels past their update cycle, longest overdue first; of many sites only the first are looked at. */
final class LateChannels {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String LATE = "late";
    private static final int SITES = 20;
    private static final int SHOWN = 10;

    private final ChannelTree tree;
    private final SiteQueries queries;

    LateChannels(ChannelTree tree, SiteQueries queries) {
        this.tree = tree;
        this.queries = queries;
    }

    List<Channel> of(SiteScope scope, Actor actor, List<Long> sites) {
        Map<Long, String> codes = queries.all(scope).stream().collect(Collectors.toMap(Site::id, Site::code));
        return sites.stream()
                .sorted()
                .limit(SITES)
                .flatMap(site -> late(tree.of(scope, actor, site), Objects.requireNonNullElse(codes.get(site), "")))
                .sorted(Comparator.comparingInt(Channel::overdueDays).reversed())
                .limit(SHOWN)
                .toList();
    }

    private static Stream<Channel> late(List<ChannelTree.Row> rows, String site) {
        return rows.stream()
                .filter(row -> row.health().state().equals(LATE))
                .map(row -> new Channel(
                        row.channel().id(),
                        site,
                        row.channel().name(),
                        number(row.channel().care().updateDays()),
                        row.newest(),
                        end(row.health().deadline()),
                        -number(row.health().daysLeft())));
    }

    private static int number(@Nullable Integer days) {
        return days == null ? 0 : days;
    }

    private static @Nullable Instant end(@Nullable LocalDate day) {
        return day == null ? null : day.plusDays(1).atStartOfDay(ZONE).toInstant();
    }
}
