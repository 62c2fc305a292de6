package org.huizheng.channel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hangs a channel, with all below it, under another parent of its site. No address changes. */
public final class MoveChannel {

    private final ScopedTransactions transactions;
    private final Channels channels;
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    MoveChannel(ScopedTransactions transactions, Channels channels, JdbcClient jdbc, AuditTrail audit) {
        this.transactions = transactions;
        this.channels = channels;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public List<Blocker> blockers(SiteScope scope, long channelId, @Nullable Long parentId) {
        Channel channel = channels.require(scope, channelId);
        if (parentId == null) {
            return List.of();
        }
        return new Blockers()
                .require(channels.require(scope, parentId).siteId() == channel.siteId(), "parent", "只能在本站点内移动栏目")
                .require(!ancestors(channel.siteId(), parentId).contains(channelId), "circle", "不能把栏目移到它自己或它的下级之下")
                .list();
    }

    /** @param parentId null for the top */
    public void perform(SiteScope scope, Actor actor, long channelId, @Nullable Long parentId) {
        transactions.write(scope, () -> {
            Channel channel = channels.require(scope, channelId);
            // two crossing moves could close a circle: moves of one site take turns
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('channel tree', ?))")
                    .param(channel.siteId())
                    .query()
                    .listOfRows();
            new Blockers().add(blockers(scope, channelId, parentId)).refuse();
            jdbc.sql("""
                    update channel.channel
                    set parent_id = ?::bigint, version = version + 1,
                        ordinal = (select coalesce(max(ordinal), 0) + 1 from channel.channel
                                   where site_id = ? and parent_id is not distinct from ?::bigint)
                    where channel_id = ?
                    """)
                    .param(parentId)
                    .param(channel.siteId())
                    .param(parentId)
                    .param(channelId)
                    .update();
            audit.record(
                    actor,
                    "moveChannel",
                    channel.siteId(),
                    "channel:" + channelId,
                    Map.of("parent", parentId == null ? 0L : parentId));
            channels.publish(channel.siteId(), List.of(channelId));
        });
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
