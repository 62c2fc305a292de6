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

/** Answers an old address otherwise; the address itself stays. */
public final class ChangeMapping {

    private final ScopedTransactions transactions;
    private final MappingWork work;
    private final AuditTrail audit;

    ChangeMapping(ScopedTransactions transactions, MappingWork work, AuditTrail audit) {
        this.transactions = transactions;
        this.work = work;
        this.audit = audit;
    }

    public List<Blocker> blockers(Actor actor, Site site) {
        return work.blockers(actor, "change", site);
    }

    /** @param text its match and source are not looked at */
    public Mapping perform(SiteScope scope, Actor actor, long siteId, long id, MappingText text) {
        return transactions.write(scope, () -> {
            Site site = work.held(scope, actor, "change", siteId);
            Mapping old = work.require(siteId, id);
            Blockers blockers = new Blockers().add(blockers(actor, site));
            Mapping mapping = work.checked(site, text.at(old), blockers);
            blockers.refuse();
            work.publish.put(siteId, List.of(mapping));
            audit.record(
                    actor,
                    "changeMapping",
                    siteId,
                    "mapping:" + id,
                    Map.of(
                            "source",
                            old.source(),
                            "from",
                            old.kind().code() + " " + old.target(),
                            "to",
                            mapping.kind().code() + " " + mapping.target()));
            return work.require(siteId, id);
        });
    }
}
