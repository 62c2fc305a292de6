package org.huizheng.channel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hangs a channel, with all below it, under another parent of its site or elsewhere among its siblings. No address changes: that is {@link ChangeChannelAddress}. */
public final class MoveChannel {

    private final ScopedTransactions transactions;
    private final Channels channels;
    private final JdbcClient jdbc;
    private final ChannelPermissions permissions;
    private final AuditTrail audit;

    MoveChannel(
            ScopedTransactions transactions,
            Channels channels,
            JdbcClient jdbc,
            ChannelPermissions permissions,
            AuditTrail audit) {
        this.transactions = transactions;
        this.channels = channels;
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
    }

    /**
     * Where a channel stands.
     *
     * @param parentId null for the top
     * @param position counted from 0 among the siblings; null for the end
     */
    public record Place(@Nullable Long parentId, @Nullable Integer position) {}

    public List<Blocker> blockers(Actor actor, Channel channel) {
        return permissions.refusal(actor, "move", channel.siteId());
    }

    public List<Blocker> blockers(SiteScope scope, Actor actor, long channelId, Place to) {
        Channel channel = channels.require(scope, channelId);
        Blockers blockers = new Blockers()
                .add(blockers(actor, channel))
                .require(to.position() == null || to.position() >= 0, "position", "位置从 0 数起，不能是负数");
        Long parentId = to.parentId();
        if (parentId == null) {
            return blockers.list();
        }
        Channel parent = channels.require(scope, parentId);
        return blockers.require(parent.siteId() == channel.siteId(), "parent", "只能在本站点内移动栏目")
                .require(!parent.kind().equals("external"), "parent", "外部链接栏目之下不能有栏目")
                .require(!ancestors(channel.siteId(), parentId).contains(channelId), "circle", "不能把栏目移到它自己或它的下级之下")
                .list();
    }

    /** To the end. @return where it stood before */
    public Place perform(SiteScope scope, Actor actor, long channelId, @Nullable Long parentId) {
        return perform(scope, actor, channelId, null, new Place(parentId, null));
    }

    /**
     * @param version the version the editor saw, null for whatever there is
     * @return where it stood before: moving it there takes the move back
     */
    public Place perform(SiteScope scope, Actor actor, long channelId, @Nullable Long version, Place to) {
        return transactions.write(scope, () -> {
            long siteId = channels.require(scope, channelId).siteId();
            permissions.require(actor, "move", siteId);
            channels.holdTree(siteId);
            Channel channel = channels.require(scope, channelId);
            new Blockers().add(blockers(scope, actor, channelId, to)).refuse();
            if (version != null && version != channel.version()) {
                throw channels.changed(channelId);
            }
            Place from = place(channel);
            Set<Long> moved = new HashSet<>(List.of(channelId));
            hang(channel, to.parentId());
            moved.addAll(channels.order(order(channel, to)));
            audit.record(actor, "moveChannel", siteId, "channel:" + channelId, facts(from, to));
            channels.publish(siteId, moved);
            return from;
        });
    }

    private Place place(Channel channel) {
        List<Long> siblings = channels.siblings(channel.siteId(), channel.parentId()).stream()
                .map(Channel::id)
                .toList();
        return new Place(channel.parentId(), siblings.indexOf(channel.id()));
    }

    private void hang(Channel channel, @Nullable Long parentId) {
        jdbc.sql("update channel.channel set parent_id = ?::bigint, version = version + 1 where channel_id = ?")
                .param(parentId)
                .param(channel.id())
                .update();
    }

    private List<Long> order(Channel channel, Place to) {
        List<Long> siblings = new ArrayList<>(channels.siblings(channel.siteId(), to.parentId()).stream()
                .map(Channel::id)
                .filter(id -> id != channel.id())
                .toList());
        int at = to.position() == null ? siblings.size() : Math.min(to.position(), siblings.size());
        siblings.add(at, channel.id());
        return siblings;
    }

    private static Map<String, Object> facts(Place from, Place to) {
        return Map.of(
                "fromParent", Objects.requireNonNullElse(from.parentId(), 0L),
                "parent", Objects.requireNonNullElse(to.parentId(), 0L),
                "position", Objects.requireNonNullElse(to.position(), -1));
    }

    private Set<Long> ancestors(long siteId, long channelId) {
        Map<Long, Channel> tree = new HashMap<>();
        channels.ofSite(siteId).forEach(c -> tree.put(c.id(), c));
        Set<Long> ancestors = new HashSet<>();
        for (Long id = channelId; id != null && ancestors.add(id); ) {
            Channel channel = tree.get(id);
            id = channel == null ? null : channel.parentId();
        }
        return ancestors;
    }
}
