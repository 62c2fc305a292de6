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

/** 登记旧地址: from now on an old address is answered. */
public final class OpenMapping {

    private final ScopedTransactions transactions;
    private final MappingWork work;
    private final AuditTrail audit;

    OpenMapping(ScopedTransactions transactions, MappingWork work, AuditTrail audit) {
        this.transactions = transactions;
        this.work = work;
        this.audit = audit;
    }

    public List<Blocker> blockers(Actor actor, Site site) {
        return work.blockers(actor, "open", site);
    }

    public Mapping perform(SiteScope scope, Actor actor, long siteId, MappingText text) {
        return transactions.write(scope, () -> {
            Site site = work.held(scope, actor, "open", siteId);
            Blockers blockers = new Blockers().add(blockers(actor, site));
            Mapping mapping = work.checked(site, text, blockers);
            work.notTooMany(siteId, mapping.match(), 1, blockers);
            blockers.require(
                            work.mappings
                                    .at(siteId, mapping.match(), mapping.source())
                                    .isEmpty(),
                            "exists",
                            "旧地址“" + mapping.source() + "”已经登记过")
                    .refuse();
            work.publish.put(siteId, List.of(mapping));
            Mapping stored =
                    work.mappings.at(siteId, mapping.match(), mapping.source()).orElseThrow();
            audit.record(
                    actor,
                    "openMapping",
                    siteId,
                    "mapping:" + stored.id(),
                    Map.of(
                            "source", stored.source(),
                            "kind", stored.kind().code(),
                            "target", stored.target()));
            return stored;
        });
    }
}
