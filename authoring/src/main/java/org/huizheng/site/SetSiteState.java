package org.huizheng.site;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.beans.factory.ObjectProvider;

/** Moves a site along its life; upper rooms add conditions through {@link SiteGate}. */
public final class SetSiteState {

    private final ScopedTransactions transactions;
    private final Sites sites;
    private final AuditTrail audit;
    private final ObjectProvider<SiteGate> gates;

    SetSiteState(ScopedTransactions transactions, Sites sites, AuditTrail audit, ObjectProvider<SiteGate> gates) {
        this.transactions = transactions;
        this.sites = sites;
        this.audit = audit;
        this.gates = gates;
    }

    /** @param reason why, for the states that take the site from the public; else "" */
    public List<Blocker> blockers(Site site, SiteState next, String reason) {
        Blockers blockers = new Blockers()
                .require(
                        site.state().canBecome(next),
                        "transition",
                        "“" + site.state().label() + "”的网站不能直接转为“" + next.label() + "”")
                .require(!next.needsReason() || !reason.isBlank(), "reason", "转为“" + next.label() + "”须说明原因")
                .plain("reason", "原因", reason)
                .add(SiteRules.settings(site.settings()).list());
        gates.orderedStream().forEach(gate -> blockers.add(gate.blockers(site, next)));
        return blockers.list();
    }

    public void perform(SiteScope scope, Actor actor, long siteId, SiteState next, String reason) {
        transactions.write(scope, () -> {
            Site site = sites.require(scope, siteId);
            new Blockers().add(blockers(site, next, reason)).refuse();
            sites.update(
                    new Site(
                            siteId,
                            site.code(),
                            site.name(),
                            site.organizationId(),
                            site.domain(),
                            site.hosts(),
                            site.identityCode(),
                            next,
                            site.settings(),
                            site.version()),
                    site.version());
            audit.record(
                    actor,
                    "setSiteState",
                    siteId,
                    "site:" + siteId,
                    Map.of("from", site.state(), "to", next, "reason", reason));
            sites.publish(siteId);
        });
    }
}
