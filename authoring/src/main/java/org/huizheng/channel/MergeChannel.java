package org.huizheng.channel;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.RemoveChannel;
import org.springframework.beans.factory.ObjectProvider;

/**
 * 合并栏目: lets a list go into another of its site. Its documents keep their addresses; its own lead to the other from the end
 * on. This begins it, {@link ContinueMerges} does it.
 */
public final class MergeChannel {

    private final ScopedTransactions transactions;
    private final Channels channels;
    private final Merges merges;
    private final RemoveChannel remove;
    private final ChannelPermissions permissions;
    private final AuditTrail audit;
    private final ObjectProvider<UseCheck> checks;
    private final ObjectProvider<ChannelContents> contents;

    MergeChannel(
            ScopedTransactions transactions,
            Channels channels,
            Merges merges,
            RemoveChannel remove,
            ChannelPermissions permissions,
            AuditTrail audit,
            ObjectProvider<UseCheck> checks,
            ObjectProvider<ChannelContents> contents) {
        this.transactions = transactions;
        this.channels = channels;
        this.merges = merges;
        this.remove = remove;
        this.permissions = permissions;
        this.audit = audit;
        this.checks = checks;
        this.contents = contents;
    }

    /** What a tree can say before a target is chosen. */
    List<Blocker> blockers(Actor actor, Channel channel, boolean children) {
        return new Blockers()
                .add(permissions.refusal(actor, "merge", channel.siteId()))
                .require(channel.kind().equals("list"), "kind", "只有列表栏目可以合并")
                .require(!children, "children", "栏目下还有子栏目，请先移走子栏目")
                .list();
    }

    public List<Blocker> blockers(SiteScope scope, Actor actor, long channelId, long into) {
        Channel channel = channels.require(scope, channelId);
        Channel target = channels.require(scope, into);
        boolean children = !channels.siblings(channel.siteId(), channelId).isEmpty();
        Blockers blockers = new Blockers()
                .add(blockers(actor, channel, children))
                .require(into != channelId, "into", "不能并入栏目自己")
                .require(target.siteId() == channel.siteId(), "into", "只能并入本站点的栏目")
                .require(target.kind().equals("list"), "into", "“" + target.name() + "”不是列表栏目，不能并入")
                .require(merges.of(into).filter(Merge::isOpen).isEmpty(), "into", "“" + target.name() + "”自己正在并入别的栏目")
                .require(
                        merges.of(channelId)
                                .filter(merge -> merge.isOpen() && merge.into() != into)
                                .isEmpty(),
                        "merging",
                        "栏目正在并入另一个栏目，须先完成")
                .require(
                        merges.open(channel.siteId()).stream().noneMatch(merge -> merge.into() == channelId),
                        "merging",
                        "另一个栏目正在并入“" + channel.name() + "”，须先完成");
        checks.orderedStream().filter(check -> !check.movesAlong()).forEach(check -> blockers.add(check.uses(channel)));
        return blockers.list();
    }

    /** How many documents would move. */
    public long documents(long channelId) {
        return transactions.read(SiteScope.everySite(), () -> contents.orderedStream()
                .mapToLong(content -> content.count(channelId))
                .sum());
    }

    /** How many old addresses would lead to the other channel: its own, its list's pages', and those that led here before. */
    public int addresses(long channelId) {
        return transactions.read(SiteScope.everySite(), () -> remove.addresses(channelId));
    }

    /** Begins, or goes on with what was stopped. */
    public void perform(SiteScope scope, Actor actor, long channelId, long into, String reason) {
        transactions.write(scope, () -> {
            Channel channel = channels.require(scope, channelId);
            permissions.require(actor, "merge", channel.siteId());
            channels.holdTree(channel.siteId());
            new Blockers()
                    .add(blockers(scope, actor, channelId, into))
                    .require(!reason.isBlank(), "reason", "合并栏目须说明原因")
                    .plain("reason", "原因", reason)
                    .refuse();
            long documents = documents(channelId);
            merges.begin(actor, channel, into, documents, reason);
            audit.record(
                    actor,
                    "mergeChannel",
                    channel.siteId(),
                    "channel:" + channelId,
                    Map.of("into", into, "documents", documents, "reason", reason));
        });
    }

    /** After the batch that runs; what has moved stays where it is. */
    public void stop(SiteScope scope, Actor actor, long channelId) {
        transactions.write(scope, () -> {
            Channel channel = channels.require(scope, channelId);
            permissions.require(actor, "merge", channel.siteId());
            if (merges.of(channelId)
                    .filter(m -> m.state() == Merge.State.RUNNING)
                    .isPresent()) {
                merges.end(channelId, Merge.State.STOPPED, "");
                audit.record(actor, "stopMerge", channel.siteId(), "channel:" + channelId, Map.of());
            }
        });
    }
}
