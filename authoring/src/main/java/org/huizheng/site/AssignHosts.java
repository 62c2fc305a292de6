package org.huizheng.site;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Says which host names lead to a site, the main one first; a name leads to one site only. */
public final class AssignHosts {

    private final ScopedTransactions transactions;
    private final Sites sites;
    private final Permissions permissions;
    private final AuditTrail audit;

    AssignHosts(ScopedTransactions transactions, Sites sites, Permissions permissions, AuditTrail audit) {
        this.transactions = transactions;
        this.sites = sites;
        this.permissions = permissions;
        this.audit = audit;
    }

    public List<Blocker> blockers(Actor actor, Site site) {
        return new Blockers()
                .add(permissions.refusal(actor, "site.hosts", Permissions.Where.site(site.id())).stream()
                        .toList())
                .require(!site.state().isOver(), "state", "“" + site.state().label() + "”的网站不能再修改")
                .list();
    }

    /** @param hosts in the form of {@link DomainRules#ascii} */
    public List<Blocker> blockers(Actor actor, Site site, List<String> hosts) {
        return new Blockers()
                .add(blockers(actor, site))
                .add(DomainRules.hosts(site.kind(), hosts).list())
                .add(sites.taken(hosts, site.id()))
                .list();
    }

    public void perform(SiteScope scope, Actor actor, long siteId, List<String> hosts) {
        perform(scope, actor, siteId, null, hosts);
    }

    /** @param version the version the editor saw; null for whatever there is */
    public void perform(SiteScope scope, Actor actor, long siteId, @Nullable Long version, List<String> given) {
        scope.require(siteId);
        permissions.require(actor, "site.hosts", Permissions.Where.site(siteId));
        List<String> hosts = given.stream().map(DomainRules::ascii).toList();
        try {
            transactions.write(scope, () -> {
                Site site = sites.require(scope, siteId);
                new Blockers().add(blockers(actor, site, hosts)).refuse();
                sites.update(site, version == null ? site.version() : version);
                sites.replaceHosts(siteId, hosts);
                audit.record(actor, "assignHosts", siteId, "site:" + siteId, Map.of("hosts", hosts));
                sites.publish(siteId);
            });
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("访问域名刚被另一个站点占用，请刷新后重试");
        }
    }
}
