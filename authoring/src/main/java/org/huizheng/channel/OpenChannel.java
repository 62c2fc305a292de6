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
import org.jspecify.annotations.Nullable;

/** Opens a channel below another or at the top, as the last of its siblings; its address is fixed here for good. */
public final class OpenChannel {

    private final ScopedTransactions transactions;
    private final Channels channels;
    private final ContentTypes types;
    private final AuditTrail audit;

    OpenChannel(ScopedTransactions transactions, Channels channels, ContentTypes types, AuditTrail audit) {
        this.transactions = transactions;
        this.channels = channels;
        this.types = types;
        this.audit = audit;
    }

    /** @param code the last segment of the address */
    public List<Blocker> blockers(
            SiteScope scope, long siteId, @Nullable Long parentId, String code, ChannelText text) {
        scope.require(siteId);
        String path = path(scope, parentId, code);
        boolean foreign = parentId != null && channels.require(scope, parentId).siteId() != siteId;
        return ChannelRules.code(code)
                .add(ChannelRules.text(text, types).list())
                .require(!foreign, "parent", "上级栏目不属于本站点")
                .require(channels.byPath(siteId, path).isEmpty(), "pathTaken", "栏目地址“/" + path + "/”已被使用")
                .list();
    }

    /** @return the channel's id */
    public long perform(
            SiteScope scope, Actor actor, long siteId, @Nullable Long parentId, String code, ChannelText text) {
        return transactions.write(scope, () -> {
            new Blockers().add(blockers(scope, siteId, parentId, code, text)).refuse();
            String path = path(scope, parentId, code);
            long id = channels.insert(siteId, parentId, path, text);
            audit.record(actor, "openChannel", siteId, "channel:" + id, Map.of("path", path));
            channels.publish(siteId, List.of(id));
            return id;
        });
    }

    private String path(SiteScope scope, @Nullable Long parentId, String code) {
        return parentId == null ? code : channels.require(scope, parentId).path() + "/" + code;
    }
}
