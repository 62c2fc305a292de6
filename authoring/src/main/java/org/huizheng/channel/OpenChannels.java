package org.huizheng.channel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.contenttype.ContentTypes;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** Opens a whole tree at once: all or none, and the public is told once. */
public final class OpenChannels {

    /** In one transaction. */
    public static final int MOST = 1_000;

    private final ScopedTransactions transactions;
    private final Channels channels;
    private final ContentTypes types;
    private final Keepers keepers;
    private final ChannelPermissions permissions;
    private final AuditTrail audit;

    OpenChannels(
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

    /** What stands against the texts themselves, wherever the channels would be opened. */
    public List<Blocker> blockers(List<NewChannel> given) {
        Blockers blockers = new Blockers().require(given.size() <= MOST, "batch", "一次最多开设 " + MOST + " 个栏目");
        Map<String, Boolean> seen = new HashMap<>();
        var known = types.all();
        for (NewChannel channel : given) {
            blockers.add(ChannelRules.code(channel.code()).list())
                    .add(ChannelRules.text(channel.text(), known).list())
                    .add(keepers.blockers(channel.care(), Care.NONE))
                    .require(
                            seen.put(channel.path(), true) == null, "pathTaken", "栏目地址“/" + channel.path() + "/”出现了两次");
        }
        return blockers.list();
    }

    /** @return the ids by address */
    public Map<String, Long> perform(SiteScope scope, Actor actor, long siteId, List<NewChannel> given) {
        scope.require(siteId);
        permissions.require(actor, "open", siteId);
        return transactions.write(scope, () -> {
            new Blockers().add(blockers(given)).refuse();
            Map<String, Long> byPath = new HashMap<>();
            channels.ofSite(siteId).forEach(channel -> byPath.put(channel.path(), channel.id()));
            List<Long> opened = new ArrayList<>();
            for (NewChannel channel : given) {
                Long parent = byPath.get(channel.above());
                new Blockers()
                        .require(
                                channel.above().isEmpty() || parent != null,
                                "parent",
                                "栏目“" + channel.path() + "”的上级栏目不存在")
                        .require(
                                !byPath.containsKey(channel.path()) && !channels.isMapped(siteId, channel.path()),
                                "pathTaken",
                                "栏目地址“/" + channel.path() + "/”已被使用")
                        .refuse();
                long id = channels.insert(siteId, parent, channel.path(), channel.text(), channel.care());
                byPath.put(channel.path(), id);
                opened.add(id);
            }
            audit.record(actor, "openChannels", siteId, "site:" + siteId, Map.of("channels", opened.size()));
            channels.publish(siteId, opened);
            return byPath;
        });
    }
}
