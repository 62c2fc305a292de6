package org.huizheng.site;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** Says which host names lead to a site, the main one first; a name leads to one site only. */
public final class AssignHosts {

    private final ScopedTransactions transactions;
    private final Sites sites;
    private final AuditTrail audit;

    AssignHosts(ScopedTransactions transactions, Sites sites, AuditTrail audit) {
        this.transactions = transactions;
        this.sites = sites;
        this.audit = audit;
    }

    public List<Blocker> blockers(long siteId, List<String> hosts) {
        return SiteRules.hosts(hosts).add(sites.taken(hosts, siteId)).list();
    }

    public void perform(SiteScope scope, Actor actor, long siteId, List<String> hosts) {
        transactions.write(scope, () -> {
            Site site = sites.require(scope, siteId);
            new Blockers().add(blockers(siteId, hosts)).refuse();
            sites.replaceHosts(siteId, hosts);
            sites.update(site, site.version());
            audit.record(actor, "assignHosts", siteId, "site:" + siteId, Map.of("hosts", hosts));
            sites.publish(siteId);
        });
    }
}
