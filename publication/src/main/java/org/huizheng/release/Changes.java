package org.huizheng.release;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The changes of one verb, by site, in the order in which the log heads are locked. */
final class Changes {

    private final Map<Long, Change> bySite = new TreeMap<>();

    Change of(long siteId) {
        return bySite.computeIfAbsent(siteId, Change::new);
    }

    Collection<Change> inSiteOrder() {
        return bySite.values().stream().filter(c -> !c.isEmpty()).toList();
    }
}
