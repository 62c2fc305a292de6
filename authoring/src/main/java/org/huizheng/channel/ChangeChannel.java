package org.huizheng.channel;

import java.util.List;
import java.util.Map;
import org.huizheng.contenttype.ContentTypes;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** Renames or describes a channel anew; its address and place stay. */
public final class ChangeChannel {

    private final ScopedTransactions transactions;
    private final Channels channels;
    private final ContentTypes types;
    private final AuditTrail audit;

    ChangeChannel(ScopedTransactions transactions, Channels channels, ContentTypes types, AuditTrail audit) {
        this.transactions = transactions;
        this.channels = channels;
        this.types = types;
        this.audit = audit;
    }

    public List<Blocker> blockers(ChannelText text) {
        return ChannelRules.text(text, types).list();
    }

    /** @param version the version the editor saw */
    public void perform(SiteScope scope, Actor actor, long channelId, long version, ChannelText text) {
        transactions.write(scope, () -> {
            Channel channel = channels.require(scope, channelId);
            new Blockers().add(blockers(text)).refuse();
            channels.update(channelId, version, text);
            audit.record(actor, "changeChannel", channel.siteId(), "channel:" + channelId, Map.of("name", text.name()));
            channels.publish(channel.siteId(), List.of(channelId));
        });
    }
}
