package org.huizheng.site;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** Changes what a site says about itself. Its code and its hosts stay; the settings given replace all settings. */
public final class ChangeSite {

    private final ScopedTransactions transactions;
    private final Sites sites;
    private final AuditTrail audit;

    ChangeSite(ScopedTransactions transactions, Sites sites, AuditTrail audit) {
        this.transactions = transactions;
        this.sites = sites;
        this.audit = audit;
    }

    /** The new values; see {@link Site}. */
    public record Change(String name, String domain, String identityCode, Map<String, Object> settings) {}

    public List<Blocker> blockers(Change change) {
        return SiteRules.identity("any", change.name(), change.domain(), change.identityCode())
                .add(SiteRules.settings(change.settings()).list())
                .list();
    }

    /** @param version the version the editor saw */
    public void perform(SiteScope scope, Actor actor, long siteId, long version, Change change) {
        transactions.write(scope, () -> {
            Site old = sites.require(scope, siteId);
            new Blockers().add(blockers(change)).refuse();
            sites.update(
                    new Site(
                            siteId,
                            old.code(),
                            change.name(),
                            old.organizationId(),
                            change.domain(),
                            old.hosts(),
                            change.identityCode(),
                            old.state(),
                            change.settings(),
                            version),
                    version);
            audit.record(actor, "changeSite", siteId, "site:" + siteId, Map.of("version", version + 1));
            sites.publish(siteId);
        });
    }
}
