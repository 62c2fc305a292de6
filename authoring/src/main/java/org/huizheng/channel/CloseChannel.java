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
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes an empty channel away; its row stays as the record that it was. */
public final class CloseChannel {

    private final ScopedTransactions transactions;
    private final Channels channels;
    private final JdbcClient jdbc;
    private final ChannelPermissions permissions;
    private final AuditTrail audit;
    private final RemoveChannel remove;
    private final ObjectProvider<UseCheck> checks;

    CloseChannel(
            ScopedTransactions transactions,
            Channels channels,
            JdbcClient jdbc,
            ChannelPermissions permissions,
            AuditTrail audit,
            RemoveChannel remove,
            ObjectProvider<UseCheck> checks) {
        this.transactions = transactions;
        this.channels = channels;
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
        this.remove = remove;
        this.checks = checks;
    }

    /** What a tree can say without asking the rooms above about every channel. */
    List<Blocker> blockers(Actor actor, Channel channel, boolean children, boolean merging) {
        return new Blockers()
                .add(permissions.refusal(actor, "close", channel.siteId()))
                .require(!children, "children", "栏目下还有子栏目，不能撤销")
                .require(!merging, "merging", "栏目正在合并，不能撤销")
                .list();
    }

    public List<Blocker> blockers(SiteScope scope, Actor actor, long channelId) {
        Channel channel = channels.require(scope, channelId);
        boolean children = !channels.siblings(channel.siteId(), channelId).isEmpty();
        Blockers blockers = new Blockers().add(blockers(actor, channel, children, channels.isMerging(channelId)));
        checks.orderedStream().forEach(check -> blockers.add(check.uses(channel)));
        return blockers.list();
    }

    public void perform(SiteScope scope, Actor actor, long channelId) {
        transactions.write(scope, () -> {
            Channel channel = channels.require(scope, channelId);
            permissions.require(actor, "close", channel.siteId());
            channels.holdTree(channel.siteId());
            // waits for placements being made, whose foreign key holds this row
            jdbc.sql("select 1 from channel.channel where channel_id = ? for update")
                    .param(channelId)
                    .query()
                    .listOfRows();
            new Blockers().add(blockers(scope, actor, channelId)).refuse();
            jdbc.sql("update channel.channel set closed_at = now(), version = version + 1 where channel_id = ?")
                    .param(channelId)
                    .update();
            audit.record(
                    actor, "closeChannel", channel.siteId(), "channel:" + channelId, Map.of("path", channel.path()));
            remove.perform(channel.siteId(), channelId);
        });
    }
}
