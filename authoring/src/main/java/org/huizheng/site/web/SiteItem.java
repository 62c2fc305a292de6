package org.huizheng.site.web;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.site.Site;
import org.huizheng.site.SiteActions;
import org.huizheng.site.SiteQueries;
import org.huizheng.site.SiteState;

/** A line of the list of sites. */
record SiteItem(
        long id,
        String code,
        String name,
        String kind,
        String kindName,
        long organizationId,
        String organizationName,
        String domain,
        List<String> hosts,
        String identityCode,
        SiteState state,
        String stateName,
        long version,
        List<String> allowedActions,
        Map<String, List<Blocker>> blockers) {

    static SiteItem of(Actor actor, Site site, SiteQueries sites, SiteActions actions) {
        var blockers = actions.of(actor, site);
        return new SiteItem(
                site.id(),
                site.code(),
                site.name(),
                site.kind().code(),
                site.kind().label(),
                site.organizationId(),
                sites.organizationName(site),
                site.domain(),
                site.hosts(),
                site.identityCode(),
                site.state(),
                site.state().label(),
                site.version(),
                SiteActions.allowed(blockers),
                blockers);
    }
}
