package org.huizheng.site;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.beans.factory.ObjectProvider;

/** Moves a site along its life; upper rooms add conditions through {@link SiteGate}. */
public final class SetSiteState {

    private final ScopedTransactions transactions;
    private final Sites sites;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final ObjectProvider<SiteGate> gates;

    SetSiteState(
            ScopedTransactions transactions,
            Sites sites,
            Permissions permissions,
            AuditTrail audit,
            ObjectProvider<SiteGate> gates) {
        this.transactions = transactions;
        this.sites = sites;
        this.permissions = permissions;
        this.audit = audit;
        this.gates = gates;
    }

    public List<Blocker> blockers(Actor actor, Site site) {
        return new Blockers()
                .add(permissions.refusal(actor, "site.state", Permissions.Where.site(site.id())).stream()
                        .toList())
                .require(
                        !site.state().next().isEmpty(),
                        "state",
                        "“" + site.state().label() + "”的网站不再变更状态")
                .list();
    }

    /** @param reason why, for the states that take the site from the public; else "" */
    public List<Blocker> blockers(Actor actor, Site site, SiteState next, String reason) {
        return new Blockers()
                .add(conditions(actor, site, next))
                .require(!next.needsReason() || !reason.isBlank(), "reason", "转为“" + next.label() + "”须说明原因")
                .plain("reason", "原因", reason)
                .list();
    }

    /** What stands against a state before anyone has typed a reason. */
    public List<Blocker> conditions(Actor actor, Site site, SiteState next) {
        Blockers blockers = new Blockers()
                .add(permissions.refusal(actor, "site.state", Permissions.Where.site(site.id())).stream()
                        .toList())
                .require(
                        site.state().canBecome(next),
                        "transition",
                        "“" + site.state().label() + "”的网站不能直接转为“" + next.label() + "”")
                .add(SiteRules.settings(site.settings()).list());
        gates.orderedStream().forEach(gate -> blockers.add(gate.blockers(site, next)));
        return blockers.list();
    }

    public void perform(SiteScope scope, Actor actor, long siteId, SiteState next, String reason) {
        scope.require(siteId);
        permissions.require(actor, "site.state", Permissions.Where.site(siteId));
        transactions.write(scope, () -> {
            Site site = sites.require(scope, siteId);
            new Blockers().add(blockers(actor, site, next, reason)).refuse();
            sites.update(site.in(next), site.version());
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
