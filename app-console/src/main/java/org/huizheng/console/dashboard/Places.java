package org.huizheng.console.dashboard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huizheng.account.Grant;
import org.huizheng.account.GrantQueries;
import org.huizheng.channel.Channel;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.SiteScope;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;

/** Where a person may do something: on whole sites, and in channels with all below them. */
final class Places {

    private final Permissions permissions;
    private final GrantQueries grants;
    private final SiteQueries sites;
    private final ChannelQueries channels;

    Places(Permissions permissions, GrantQueries grants, SiteQueries sites, ChannelQueries channels) {
        this.permissions = permissions;
        this.grants = grants;
        this.sites = sites;
        this.channels = channels;
    }

    /** Of sites that are not whole, the channels. */
    record Allowed(List<Long> sites, List<Long> channels) {}

    List<Long> seen(SiteScope scope) {
        return scope.every() ? sites.all(scope).stream().map(Site::id).toList() : List.copyOf(scope.sites());
    }

    Allowed of(SiteScope scope, Actor actor, String action) {
        List<Long> whole = seen(scope).stream()
                .filter(site -> allowed(actor, action, Where.site(site)))
                .toList();
        Set<Long> parts = new HashSet<>();
        if (actor.kind().equals("staff")) {
            for (Grant grant : grants.of(actor.name())) {
                Long site = grant.siteId();
                Long channel = grant.channelId();
                if (site != null
                        && channel != null
                        && !whole.contains(site)
                        && allowed(actor, action, new Where(site, List.of(channel)))) {
                    addWithAllBelow(scope, site, channel, parts);
                }
            }
        }
        return new Allowed(whole, new ArrayList<>(parts));
    }

    private boolean allowed(Actor actor, String action, Where where) {
        return permissions.refusal(actor, action, where).isEmpty();
    }

    /** The tree lists a channel before those below it, or not: so it is gone through until nothing is added. */
    private void addWithAllBelow(SiteScope scope, long site, long channel, Set<Long> parts) {
        parts.add(channel);
        List<Channel> tree = channels.tree(scope, site);
        for (int before = 0; before < parts.size(); ) {
            before = parts.size();
            tree.stream()
                    .filter(c -> c.parentId() != null && parts.contains(c.parentId()))
                    .forEach(c -> parts.add(c.id()));
        }
    }
}
