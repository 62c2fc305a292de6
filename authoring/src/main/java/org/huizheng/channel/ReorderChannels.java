package org.huizheng.channel;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;

/** Puts the children of a channel, or the top channels of a site, in a new order. */
public final class ReorderChannels {

    private final ScopedTransactions transactions;
    private final Channels channels;
    private final ChannelPermissions permissions;
    private final AuditTrail audit;

    ReorderChannels(
            ScopedTransactions transactions, Channels channels, ChannelPermissions permissions, AuditTrail audit) {
        this.transactions = transactions;
        this.channels = channels;
        this.permissions = permissions;
        this.audit = audit;
    }

    public List<Blocker> blockers(Actor actor, long siteId) {
        return permissions.refusal(actor, "reorder", siteId);
    }

    public List<Blocker> blockers(
            SiteScope scope, Actor actor, long siteId, @Nullable Long parentId, List<Long> order) {
        scope.require(siteId);
        var siblings =
                channels.siblings(siteId, parentId).stream().map(Channel::id).collect(Collectors.toSet());
        return new Blockers()
                .add(blockers(actor, siteId))
                .require(
                        siblings.equals(new HashSet<>(order)) && siblings.size() == order.size(),
                        "order",
                        "排序须包含该级的全部栏目，且不重复；栏目可能刚被增减，请刷新后重试")
                .list();
    }

    /** @param order the ids of all siblings */
    public void perform(SiteScope scope, Actor actor, long siteId, @Nullable Long parentId, List<Long> order) {
        scope.require(siteId);
        permissions.require(actor, "reorder", siteId);
        transactions.write(scope, () -> {
            channels.holdTree(siteId);
            new Blockers().add(blockers(scope, actor, siteId, parentId, order)).refuse();
            List<Long> moved = channels.order(order);
            audit.record(actor, "reorderChannels", siteId, "site:" + siteId, Map.of("order", order));
            channels.publish(siteId, moved);
        });
    }
}
