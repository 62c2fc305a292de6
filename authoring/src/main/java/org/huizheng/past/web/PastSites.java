package org.huizheng.past.web;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;

/** The site of an address, for who may see its past. */
final class PastSites {

    private final SiteQueries sites;
    private final Permissions permissions;

    PastSites(SiteQueries sites, Permissions permissions) {
        this.sites = sites;
        this.permissions = permissions;
    }

    Site require(SiteScope scope, Actor actor, String code) {
        Site site = sites.byCode(scope, code).orElseThrow(() -> Problem.notFound("站点不存在"));
        permissions.require(actor, "past.read", Where.site(site.id()));
        return site;
    }

    void requirePlatform(Actor actor) {
        permissions.require(actor, "past.read", Where.PLATFORM);
    }

    /** Those that one may not see have no name. */
    List<String> names(SiteScope scope, List<Long> ids) {
        Map<Long, String> known = sites.names(scope, ids);
        return ids.stream().map(id -> known.getOrDefault(id, "其他站点")).toList();
    }
}
