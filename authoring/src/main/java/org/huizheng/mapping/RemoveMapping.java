package org.huizheng.mapping;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.Mapping;
import org.huizheng.site.Site;

/** An old address is nobody's again. */
public final class RemoveMapping {

    private final ScopedTransactions transactions;
    private final MappingWork work;
    private final AuditTrail audit;

    RemoveMapping(ScopedTransactions transactions, MappingWork work, AuditTrail audit) {
        this.transactions = transactions;
        this.work = work;
        this.audit = audit;
    }

    public List<Blocker> blockers(Actor actor, Site site) {
        return work.blockers(actor, "remove", site);
    }

    public void perform(SiteScope scope, Actor actor, long siteId, long id) {
        transactions.write(scope, () -> {
            Site site = work.held(scope, actor, "remove", siteId);
            new Blockers().add(blockers(actor, site)).refuse();
            Mapping mapping = work.require(siteId, id);
            work.publish.remove(siteId, mapping);
            audit.record(
                    actor,
                    "removeMapping",
                    siteId,
                    "mapping:" + id,
                    Map.of(
                            "source", mapping.source(),
                            "kind", mapping.kind().code(),
                            "target", mapping.target()));
        });
    }
}
