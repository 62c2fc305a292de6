package org.huizheng.channel;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.ChannelActivity;
import org.huizheng.release.ChannelActivity.Activity;
import org.jspecify.annotations.Nullable;

/** The tree of a site as one screen shows it: in four queries, however large it is. */
public final class ChannelTree {

    private static final Activity NOTHING = new Activity(0, null);

    private final Channels channels;
    private final ChannelActivity activity;
    private final Merges merges;
    private final ChangeChannel change;
    private final MoveChannel move;
    private final ChangeChannelAddress address;
    private final MergeChannel merge;
    private final CloseChannel close;
    private final Clock clock;

    ChannelTree(
            Channels channels,
            ChannelActivity activity,
            Merges merges,
            ChangeChannel change,
            MoveChannel move,
            ChangeChannelAddress address,
            MergeChannel merge,
            CloseChannel close,
            Clock clock) {
        this.channels = channels;
        this.activity = activity;
        this.merges = merges;
        this.change = change;
        this.move = move;
        this.address = address;
        this.merge = merge;
        this.close = close;
        this.clock = clock;
    }

    /** @param channels those below, at any depth */
    public record Below(int channels, int due, int late, int empty) {}

    /**
     * A line of the tree.
     *
     * @param items released documents shown here; {@code total} with everything below
     * @param merge null unless the channel is on its way into another
     */
    public record Row(
            Channel channel,
            long items,
            long total,
            @Nullable Instant newest,
            ChannelHealth health,
            Below below,
            @Nullable Merge merge,
            Map<String, List<Blocker>> blockers) {}

    /** Parents before children, siblings in their order. */
    public List<Row> of(SiteScope scope, Actor actor, long siteId) {
        scope.require(siteId);
        Facts facts = new Facts(siteId, actor);
        List<Row> rows = new ArrayList<>();
        facts.walk(0, rows);
        return rows;
    }

    /** What one pass over the tree knows. */
    private final class Facts {
        private final Actor actor;
        private final Instant now = clock.instant();
        private final Map<Long, List<Channel>> children = new HashMap<>();
        private final Map<Long, Activity> activities;
        private final Map<Long, Merge> merging = new HashMap<>();
        private final Map<Long, Boolean> concerned = new HashMap<>();

        Facts(long siteId, Actor actor) {
            this.actor = actor;
            this.activities = activity.ofSite(siteId);
            channels.ofSite(siteId).forEach(channel -> children.computeIfAbsent(
                            channel.parentId() == null ? 0L : channel.parentId(), id -> new ArrayList<>())
                    .add(channel));
            children.values()
                    .forEach(siblings -> siblings.sort(
                            java.util.Comparator.comparingInt(Channel::ordinal).thenComparingLong(Channel::id)));
            for (Merge open : merges.open(siteId)) {
                merging.put(open.channelId(), open);
                concerned.put(open.channelId(), true);
                concerned.put(open.into(), true);
            }
        }

        /** @return the rows just below, with all they hold */
        private List<Row> walk(long parentId, List<Row> rows) {
            List<Row> here = new ArrayList<>();
            for (Channel channel : children.getOrDefault(parentId, List.of())) {
                int at = rows.size();
                List<Row> below = new ArrayList<>();
                List<Row> direct = walk(channel.id(), below);
                Row row = row(channel, direct, !below.isEmpty());
                rows.add(at, row);
                rows.addAll(below);
                here.add(row);
            }
            return here;
        }

        private Row row(Channel channel, List<Row> direct, boolean parent) {
            Activity own = activities.getOrDefault(channel.id(), NOTHING);
            return new Row(
                    channel,
                    own.items(),
                    own.items() + direct.stream().mapToLong(Row::total).sum(),
                    own.newest(),
                    ChannelHealth.of(channel, own, now),
                    below(direct),
                    merging.get(channel.id()),
                    blockers(channel, parent));
        }

        private Map<String, List<Blocker>> blockers(Channel channel, boolean parent) {
            Map<String, List<Blocker>> blockers = new LinkedHashMap<>();
            blockers.put("change", change.blockers(actor, channel));
            blockers.put("move", move.blockers(actor, channel));
            blockers.put("address", address.blockers(actor, channel));
            blockers.put("merge", merge.blockers(actor, channel, parent));
            blockers.put("close", close.blockers(actor, channel, parent, concerned.containsKey(channel.id())));
            return blockers;
        }
    }

    private static Below below(List<Row> direct) {
        int channels = 0;
        int due = 0;
        int late = 0;
        int empty = 0;
        for (Row row : direct) {
            String state = row.health().state();
            channels += 1 + row.below().channels();
            due += row.below().due() + (state.equals("due") ? 1 : 0);
            late += row.below().late() + (state.equals("late") ? 1 : 0);
            empty += row.below().empty() + (state.equals("empty") ? 1 : 0);
        }
        return new Below(channels, due, late, empty);
    }
}
