package org.huizheng.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;

/** Asks every verb whether it could run now: the one answer that enables a button and explains a disabled one. */
public final class SiteActions {

    private final ChangeSite change;
    private final AssignHosts hosts;
    private final SetSiteState state;

    SiteActions(ChangeSite change, AssignHosts hosts, SetSiteState state) {
        this.change = change;
        this.hosts = hosts;
        this.state = state;
    }

    /** Reasons by action; an action without reasons is allowed. */
    public SequencedMap<String, List<Blocker>> of(Actor actor, Site site) {
        SequencedMap<String, List<Blocker>> blockers = new LinkedHashMap<>();
        blockers.put("change", change.blockers(actor, site));
        blockers.put("hosts", hosts.blockers(actor, site));
        blockers.put("state", state.blockers(actor, site));
        return blockers;
    }

    /** The states that may follow, in the order of a site's life, each with what stands against it. */
    public SequencedMap<SiteState, List<Blocker>> next(Actor actor, Site site) {
        SequencedMap<SiteState, List<Blocker>> next = new LinkedHashMap<>();
        site.state().next().stream().sorted().forEach(to -> next.put(to, state.conditions(actor, site, to)));
        return next;
    }

    public static List<String> allowed(Map<String, List<Blocker>> blockers) {
        return blockers.entrySet().stream()
                .filter(e -> e.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
