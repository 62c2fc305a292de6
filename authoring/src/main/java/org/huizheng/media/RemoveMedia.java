package org.huizheng.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** Takes a file nobody uses out of the library; its row stays as the record that it was. */
public final class RemoveMedia {

    private final ScopedTransactions transactions;
    private final Permissions permissions;
    private final Library media;
    private final MediaQueries queries;
    private final AuditTrail audit;

    RemoveMedia(
            ScopedTransactions transactions,
            Permissions permissions,
            Library media,
            MediaQueries queries,
            AuditTrail audit) {
        this.transactions = transactions;
        this.permissions = permissions;
        this.media = media;
        this.queries = queries;
        this.audit = audit;
    }

    public List<Blocker> blockers(SiteScope scope, Actor actor, MediaItem item) {
        List<Blocker> refusal = new ArrayList<>();
        permissions.refusal(actor, "media.remove", Where.site(item.siteId())).ifPresent(refusal::add);
        long uses = queries.uses(scope, item).total();
        return new Blockers()
                .add(refusal)
                .require(uses == 0, "used", "仍被 " + uses + " 篇稿件使用，不能删除")
                .list();
    }

    public void perform(SiteScope scope, Actor actor, long mediaId) {
        transactions.write(scope, () -> {
            MediaItem item = media.lock(mediaId);
            permissions.require(actor, "media.remove", Where.site(item.siteId()));
            new Blockers().add(blockers(scope, actor, item)).refuse();
            media.setState(mediaId, MediaState.REMOVED);
            audit.record(actor, "removeMedia", item.siteId(), "media:" + mediaId, Map.of("blob", item.blob()));
        });
    }
}
