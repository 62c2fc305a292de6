package org.huizheng.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.huizheng.search.LoggedChanges.Changed;

/**
 * The urgent lane: what was changed one by one is renewed before what an import left behind it in the log. It keeps in
 * mind how far it has gone, so that nothing is renewed twice; when that is lost, it is.
 */
final class FreshChanges {

    interface Renew {
        /** Puts or removes these documents as they stand now; durable when it returns. */
        void perform(long siteId, Set<Long> documents);
    }

    private final Cursors cursors;
    private final LoggedChanges log;
    private final Renew renew;
    private final Map<Long, Long> done = new ConcurrentHashMap<>();

    FreshChanges(Cursors cursors, LoggedChanges log, Renew renew) {
        this.cursors = cursors;
        this.log = log;
        this.renew = renew;
    }

    void perform() {
        Map<Long, Long> heads = log.heads();
        cursors.all().forEach((site, cursor) -> {
            if (heads.getOrDefault(site, 0L) > seen(site, cursor.seq())) {
                cursors.whenFree(site, held -> follow(site, seen(site, held.seq()), heads.getOrDefault(site, 0L)));
            }
        });
    }

    private void follow(long siteId, long after, long head) {
        List<Changed> changes = log.singleAfter(siteId, after);
        Set<Long> documents = new TreeSet<>();
        changes.forEach(change -> documents.addAll(change.documents()));
        renew.perform(siteId, documents);
        long last = changes.isEmpty() ? 0 : changes.getLast().seq();
        done.put(siteId, changes.size() < LoggedChanges.MOST ? Math.max(last, head) : last);
    }

    boolean has(long siteId, Changed change) {
        return !change.bulk() && change.seq() <= seen(siteId, 0);
    }

    private long seen(long siteId, long followed) {
        return Math.max(followed, done.getOrDefault(siteId, 0L));
    }
}
