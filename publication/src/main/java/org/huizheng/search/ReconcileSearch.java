package org.huizheng.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.huizheng.kernel.SearchIndex;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the index with what is released, site by site in order of document, and repairs what differs. */
public final class ReconcileSearch {

    private static final int SLICE = 1_000;

    /** @param repaired documents that were missing from the index, or should not have been in it */
    public record Report(long compared, long repaired) {}

    private final JdbcClient jdbc;
    private final SearchIndex index;
    private final SearchFollower follower;
    private final ReleasedEntries released;

    public ReconcileSearch(JdbcClient jdbc, SearchIndex index, SearchFollower follower) {
        this.jdbc = jdbc;
        this.index = index;
        this.follower = follower;
        this.released = new ReleasedEntries(jdbc);
    }

    public Report perform() {
        long compared = 0;
        long repaired = 0;
        for (long siteId : jdbc.sql("select site_id from release.site order by site_id")
                .query(Long.class)
                .list()) {
            Report site = perform(siteId);
            compared += site.compared();
            repaired += site.repaired();
        }
        return new Report(compared, repaired);
    }

    private Report perform(long siteId) {
        long compared = 0;
        long repaired = 0;
        for (long after = 0; after < Long.MAX_VALUE; ) {
            List<Long> should = released.ids(siteId, after, SLICE);
            List<Long> are = index.documents(siteId, after, SLICE);
            long until = Math.min(end(should), end(are));
            List<Long> differing = differing(upTo(should, until), upTo(are, until));
            if (!differing.isEmpty()) {
                follower.repair(siteId, differing);
            }
            compared += upTo(should, until).size();
            repaired += differing.size();
            after = until;
        }
        return new Report(compared, repaired);
    }

    /** How far a slice speaks: a short one to the end of the site. */
    private static long end(List<Long> slice) {
        return slice.size() < SLICE ? Long.MAX_VALUE : slice.getLast();
    }

    private static Set<Long> upTo(List<Long> ids, long until) {
        Set<Long> within = new TreeSet<>();
        ids.stream().filter(id -> id <= until).forEach(within::add);
        return within;
    }

    private static List<Long> differing(Set<Long> should, Set<Long> are) {
        Set<Long> differing = new TreeSet<>(should);
        differing.addAll(are);
        differing.removeIf(id -> should.contains(id) && are.contains(id));
        return new ArrayList<>(differing);
    }
}
