package org.huizheng.channel.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huizheng.channel.Channel;
import org.huizheng.channel.ChannelHealth;
import org.huizheng.channel.ChannelTree;
import org.huizheng.channel.Merge;
import org.huizheng.kernel.Blocker;
import org.jspecify.annotations.Nullable;

/** A line of the tree, and the head of a channel's own screen. */
record ChannelRow(
        long id,
        @Nullable Long parentId,
        String path,
        String name,
        String description,
        List<String> keywords,
        List<String> columnTypes,
        String kind,
        String kindName,
        String contentType,
        String listOrder,
        boolean navigation,
        @Nullable String link,
        int ordinal,
        Map<String, Object> settings,
        String owner,
        @Nullable Long organizationId,
        @Nullable Integer updateDays,
        long items,
        long total,
        @Nullable Instant lastUpdate,
        ChannelHealth health,
        ChannelTree.Below below,
        @Nullable Progress merge,
        String url,
        long version,
        List<String> allowedActions,
        Map<String, List<Blocker>> blockers) {

    private static final Map<String, String> KINDS = Map.of("list", "列表栏目", "section", "目录栏目", "external", "链接栏目");

    static ChannelRow of(ChannelTree.Row row) {
        Channel c = row.channel();
        Merge merge = row.merge();
        return new ChannelRow(
                c.id(),
                c.parentId(),
                c.path(),
                c.name(),
                c.description(),
                c.keywords(),
                c.columnTypes(),
                c.kind(),
                KINDS.getOrDefault(c.kind(), c.kind()),
                c.contentType(),
                c.listOrder(),
                c.navigation(),
                c.link(),
                c.ordinal(),
                c.settings(),
                c.care().owner(),
                c.care().organizationId(),
                c.care().updateDays(),
                row.items(),
                row.total(),
                row.newest(),
                row.health(),
                row.below(),
                merge == null ? null : Progress.of(merge),
                c.kind().equals("external") && c.link() != null ? c.link() : "/" + c.path() + "/",
                c.version(),
                allowed(row.blockers()),
                row.blockers());
    }

    static List<String> allowed(Map<String, List<Blocker>> blockers) {
        return blockers.entrySet().stream()
                .filter(e -> e.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
