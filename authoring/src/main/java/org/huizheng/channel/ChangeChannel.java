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

/** Renames a channel, describes it anew, or gives it into other hands; its address and place stay. */
public final class ChangeChannel {

    private final ScopedTransactions transactions;
    private final Channels channels;
    private final ContentTypes types;
    private final Keepers keepers;
    private final ChannelPermissions permissions;
    private final AuditTrail audit;

    ChangeChannel(
            ScopedTransactions transactions,
            Channels channels,
            ContentTypes types,
            Keepers keepers,
            ChannelPermissions permissions,
            AuditTrail audit) {
        this.transactions = transactions;
        this.channels = channels;
        this.types = types;
        this.keepers = keepers;
        this.permissions = permissions;
        this.audit = audit;
    }

    public List<Blocker> blockers(Actor actor, Channel channel) {
        return permissions.refusal(actor, "change", channel.siteId());
    }

    public List<Blocker> blockers(Actor actor, Channel channel, ChannelText text, Care care) {
        return new Blockers()
                .add(blockers(actor, channel))
                .add(ChannelRules.text(text, types.all()).list())
                .add(keepers.blockers(care, channel.care()))
                .list();
    }

    /** @param version the version the editor saw */
    public void perform(SiteScope scope, Actor actor, long channelId, long version, ChannelText text) {
        perform(
                scope,
                actor,
                channelId,
                version,
                text,
                channels.require(scope, channelId).care());
    }

    /** @param version the version the editor saw */
    public void perform(SiteScope scope, Actor actor, long channelId, long version, ChannelText text, Care care) {
        transactions.write(scope, () -> {
            Channel channel = channels.require(scope, channelId);
            permissions.require(actor, "change", channel.siteId());
            new Blockers().add(blockers(actor, channel, text, care)).refuse();
            channels.update(channelId, version, text, care);
            audit.record(
                    actor,
                    "changeChannel",
                    channel.siteId(),
                    "channel:" + channelId,
                    Map.of("name", text.name(), "was", channel.name(), "owner", care.owner()));
            channels.publish(channel.siteId(), List.of(channelId));
        });
    }
}
