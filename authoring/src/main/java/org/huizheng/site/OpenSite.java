package org.huizheng.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.organization.Organization;
import org.huizheng.organization.OrganizationQueries;
import org.springframework.dao.DuplicateKeyException;

/** Opens a site for building; the public meets it once it is on trial or online ({@link SetSiteState}). */
public final class OpenSite {

    private final ScopedTransactions transactions;
    private final Sites sites;
    private final OrganizationQueries organizations;
    private final Permissions permissions;
    private final AuditTrail audit;

    OpenSite(
            ScopedTransactions transactions,
            Sites sites,
            OrganizationQueries organizations,
            Permissions permissions,
            AuditTrail audit) {
        this.transactions = transactions;
        this.sites = sites;
        this.organizations = organizations;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** Before anything is known of the site: whether the form may be opened at all. */
    public List<Blocker> blockers(Actor actor) {
        return permissions.refusal(actor, "site.open", Permissions.Where.PLATFORM).stream()
                .toList();
    }

    public List<Blocker> blockers(Actor actor, NewSite site) {
        Optional<Organization> body = organizations.byId(site.organizationId());
        SiteKind kind = kind(site, body);
        return new Blockers()
                .add(blockers(actor))
                .require(body.isPresent(), "organization", "单位不存在")
                .add(SiteRules.code(site.code()).list())
                .add(SiteRules.identity(site.name(), site.identityCode()).list())
                .add(DomainRules.domain(kind, site.domain()).list())
                .add(DomainRules.hosts(kind, site.hosts()).list())
                .add(sites.taken(site.hosts(), 0))
                .add(SiteRules.settings(site.settings()).list())
                .plain("exception", "批准文号", site.exception())
                .add(sites.alreadyThere(site))
                .list();
    }

    /** @return the site's id */
    public long perform(Actor actor, NewSite site) {
        permissions.require(actor, "site.open", Permissions.Where.PLATFORM);
        try {
            return transactions.write(SiteScope.everySite(), () -> {
                new Blockers().add(blockers(actor, site)).refuse();
                SiteKind kind = kind(site, organizations.byId(site.organizationId()));
                long id = sites.insert(site, kind, SiteState.BUILDING);
                audit.record(
                        actor,
                        "openSite",
                        id,
                        "site:" + id,
                        Map.of("code", site.code(), "kind", kind.code(), "exception", site.exception()));
                sites.publish(id);
                return id;
            });
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("站点代码、域名或单位刚被另一个站点占用，请刷新后重试");
        }
    }

    private static SiteKind kind(NewSite site, Optional<Organization> body) {
        return site.kind() != null
                ? site.kind()
                : body.map(o -> SiteKind.usualFor(o.kind())).orElse(SiteKind.DEPARTMENT);
    }
}
