package org.huizheng.site;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** Opens a site for building; the public meets it once it is on trial or online ({@link SetSiteState}). */
public final class OpenSite {

    private final ScopedTransactions transactions;
    private final Sites sites;
    private final AuditTrail audit;

    OpenSite(ScopedTransactions transactions, Sites sites, AuditTrail audit) {
        this.transactions = transactions;
        this.sites = sites;
        this.audit = audit;
    }

    public List<Blocker> blockers(NewSite site) {
        return SiteRules.identity(site.code(), site.name(), site.domain(), site.identityCode())
                .add(SiteRules.hosts(site.hosts()).list())
                .add(sites.taken(site.hosts(), 0))
                .add(SiteRules.settings(site.settings()).list())
                .require(sites.byCode(site.code()).isEmpty(), "codeTaken", "站点代码“" + site.code() + "”已被使用")
                .list();
    }

    /** @return the site's id */
    public long perform(Actor actor, NewSite site) {
        return transactions.write(SiteScope.everySite(), () -> {
            new Blockers().add(blockers(site)).refuse();
            long id = sites.insert(site, SiteState.BUILDING);
            audit.record(actor, "openSite", id, "site:" + id, Map.of("code", site.code()));
            sites.publish(id);
            return id;
        });
    }
}
