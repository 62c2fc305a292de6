package org.huizheng.channel;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the children of a channel, or the top channels of a site, in a new order. */
public final class ReorderChannels {

    private final ScopedTransactions transactions;
    private final Channels channels;
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    ReorderChannels(ScopedTransactions transactions, Channels channels, JdbcClient jdbc, AuditTrail audit) {
        this.transactions = transactions;
        this.channels = channels;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public List<Blocker> blockers(SiteScope scope, long siteId, @Nullable Long parentId, List<Long> order) {
        scope.require(siteId);
        var siblings = channels.ofSite(siteId).stream()
                .filter(channel -> Objects.equals(channel.parentId(), parentId))
                .map(Channel::id)
                .collect(Collectors.toSet());
        return new Blockers()
                .require(
                        siblings.equals(new HashSet<>(order)) && siblings.size() == order.size(),
                        "order",
                        "排序须包含该级的全部栏目，且不重复；栏目可能刚被增减，请刷新后重试")
                .list();
    }

    /** @param order the ids of all siblings */
    public void perform(SiteScope scope, Actor actor, long siteId, @Nullable Long parentId, List<Long> order) {
        transactions.write(scope, () -> {
            new Blockers().add(blockers(scope, siteId, parentId, order)).refuse();
            jdbc.sql("""
                    update channel.channel c set ordinal = o.ordinal, version = version + 1
                    from unnest(?::bigint[]) with ordinality as o (channel_id, ordinal) where c.channel_id = o.channel_id
                    """).param(order.toArray(Long[]::new)).update();
            audit.record(actor, "reorderChannels", siteId, "site:" + siteId, Map.of("order", order));
            channels.publish(siteId, order);
        });
    }
}
