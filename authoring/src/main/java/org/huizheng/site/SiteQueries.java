package org.huizheng.site;

import java.util.List;
import java.util.Optional;
import org.huizheng.kernel.SiteScope;

/** Sites within a scope. */
public final class SiteQueries {

    private final Sites sites;

    SiteQueries(Sites sites) {
        this.sites = sites;
    }

    public Optional<Site> byCode(SiteScope scope, String code) {
        return sites.byCode(code).filter(site -> scope.permits(site.id()));
    }

    public Optional<Site> byId(SiteScope scope, long siteId) {
        return sites.byId(siteId).filter(site -> scope.permits(site.id()));
    }

    public List<Site> all(SiteScope scope) {
        return sites.all().stream().filter(site -> scope.permits(site.id())).toList();
    }
}
