package org.huizheng.site.web;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.release.SiteNotice;
import org.huizheng.site.Site;
import org.huizheng.site.SiteActions;
import org.huizheng.site.SiteQueries;
import org.huizheng.site.SiteState;

/** A site with what can be done with it now. */
record SiteView(
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
        String publicState,
        SiteNotice notice,
        Map<String, Object> settings,
        String exception,
        List<IdentityItem> identity,
        List<NextState> nextStates,
        long version,
        List<String> allowedActions,
        Map<String, List<Blocker>> blockers) {

    /** A state that may follow; without blockers it can be chosen. */
    record NextState(SiteState state, String name, boolean needsReason, List<Blocker> blockers) {}

    static SiteView of(Actor actor, Site site, SiteQueries sites, SiteActions actions) {
        var blockers = actions.of(actor, site);
        return new SiteView(
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
                site.state().publicState(),
                site.notice(),
                site.settings(),
                site.exception(),
                IdentityItem.of(site),
                actions.next(actor, site).entrySet().stream()
                        .map(e -> new NextState(
                                e.getKey(), e.getKey().label(), e.getKey().needsReason(), e.getValue()))
                        .toList(),
                site.version(),
                SiteActions.allowed(blockers),
                blockers);
    }
}
