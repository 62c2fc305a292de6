package org.huizheng.channel;

import java.util.List;
import java.util.Map;
import org.huizheng.contenttype.ContentTypes;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Opens a channel below another or at the top, as the last of its siblings; its address is made here. */
public final class OpenChannel {

    private final ScopedTransactions transactions;
    private final Channels channels;
    private final ContentTypes types;
    private final Keepers keepers;
    private final ChannelPermissions permissions;
    private final AuditTrail audit;

    OpenChannel(
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

    /** Whether the form may be opened at all. */
    public List<Blocker> blockers(Actor actor, long siteId) {
        return permissions.refusal(actor, "open", siteId);
    }

    /** @param code the last segment of the address */
    public List<Blocker> blockers(
            SiteScope scope,
            Actor actor,
            long siteId,
            @Nullable Long parentId,
            String code,
            ChannelText text,
            Care care) {
        scope.require(siteId);
        String path = path(scope, parentId, code);
        boolean foreign = parentId != null && channels.require(scope, parentId).siteId() != siteId;
        return new Blockers()
                .add(blockers(actor, siteId))
                .add(ChannelRules.code(code).list())
                .add(ChannelRules.text(text, types.all()).list())
                .add(keepers.blockers(care, Care.NONE))
                .require(!foreign, "parent", "上级栏目不属于本站点")
                .require(channels.byPath(siteId, path).isEmpty(), "pathTaken", "栏目地址“/" + path + "/”已被使用")
                .require(!channels.isMapped(siteId, path), "pathTaken", "栏目地址“/" + path + "/”已通往合并后的栏目，不能再用")
                .list();
    }

    /** @return the channel's id */
    public long perform(
            SiteScope scope, Actor actor, long siteId, @Nullable Long parentId, String code, ChannelText text) {
        return perform(scope, actor, siteId, parentId, code, text, Care.NONE);
    }

    /** @return the channel's id */
    public long perform(
            SiteScope scope,
            Actor actor,
            long siteId,
            @Nullable Long parentId,
            String code,
            ChannelText text,
            Care care) {
        scope.require(siteId);
        permissions.require(actor, "open", siteId);
        try {
            return transactions.write(scope, () -> {
                new Blockers()
                        .add(blockers(scope, actor, siteId, parentId, code, text, care))
                        .refuse();
                String path = path(scope, parentId, code);
                long id = channels.insert(siteId, parentId, path, text, care);
                audit.record(actor, "openChannel", siteId, "channel:" + id, Map.of("path", path));
                channels.publish(siteId, List.of(id));
                return id;
            });
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("栏目地址刚被占用，请刷新后重试");
        }
    }

    private String path(SiteScope scope, @Nullable Long parentId, String code) {
        return parentId == null ? code : channels.require(scope, parentId).path() + "/" + code;
    }
}
