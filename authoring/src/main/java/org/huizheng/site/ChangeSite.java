package org.huizheng.site;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;

/** Changes what a site says about itself. Its code and its hosts stay; the settings given replace all settings. */
public final class ChangeSite {

    private final ScopedTransactions transactions;
    private final Sites sites;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final ObjectProvider<SettingsCheck> checks;

    ChangeSite(
            ScopedTransactions transactions,
            Sites sites,
            Permissions permissions,
            AuditTrail audit,
            ObjectProvider<SettingsCheck> checks) {
        this.transactions = transactions;
        this.sites = sites;
        this.permissions = permissions;
        this.audit = audit;
        this.checks = checks;
    }

    /** The new values; see {@link Site}. */
    public record Change(String name, String domain, String identityCode, Map<String, Object> settings) {

        public Change {
            domain = DomainRules.ascii(domain);
        }

        /** Everything as it is but the settings. */
        public static Change settings(Site site, Map<String, Object> settings) {
            return new Change(site.name(), site.domain(), site.identityCode(), settings);
        }
    }

    /** Whether the form may be opened at all. */
    public List<Blocker> blockers(Actor actor, Site site) {
        return new Blockers()
                .add(permissions.refusal(actor, "site.change", Permissions.Where.site(site.id())).stream()
                        .toList())
                .require(!site.state().isOver(), "state", "“" + site.state().label() + "”的网站不能再修改")
                .list();
    }

    public List<Blocker> blockers(Actor actor, Site site, Change change) {
        Blockers blockers = new Blockers()
                .add(blockers(actor, site))
                .add(SiteRules.identity(change.name(), change.identityCode()).list())
                .add(SiteRules.settings(change.settings()).list());
        if (!change.domain().equals(site.domain())) {
            blockers.add(DomainRules.domain(site.kind(), change.domain()).list())
                    .add(sites.domainTaken(change.domain(), site.id()));
        }
        if (!change.identityCode().equals(site.identityCode())) {
            blockers.add(sites.identityTaken(change.identityCode(), site.id()));
        }
        if (!Objects.equals(change.settings(), site.settings())) {
            checks.orderedStream().forEach(check -> blockers.add(check.blockers(site, change.settings())));
        }
        return blockers.list();
    }

    /** @param version the version the editor saw */
    public void perform(SiteScope scope, Actor actor, long siteId, long version, Change change) {
        scope.require(siteId);
        permissions.require(actor, "site.change", Permissions.Where.site(siteId));
        try {
            transactions.write(scope, () -> {
                Site old = sites.require(scope, siteId);
                new Blockers().add(blockers(actor, old, change)).refuse();
                sites.update(
                        old.saying(change.name(), change.domain(), change.identityCode(), change.settings()), version);
                audit.record(actor, "changeSite", siteId, "site:" + siteId, Map.of("version", version + 1));
                sites.publish(siteId);
            });
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("主域名刚被另一个站点占用，请刷新后重试");
        }
    }
}
