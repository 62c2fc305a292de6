package org.huizheng.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.huizheng.kernel.SearchIndex;
import org.huizheng.kernel.SearchIndex.Entry;
import org.huizheng.search.Cursors.Cursor;
import org.huizheng.search.LoggedChanges.Changed;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps an index as the publication log says, site by site. A site is held while its documents are re-read and put, so two
 * followers cannot put an older state over a newer one, and its cursor moves after the index has made the change durable.
 */
public final class SearchFollower {

    private static final int BATCH = 500;

    /** So much is put before somebody who waits for a single document has a turn. */
    private static final int TURN = 100;

    private final Cursors cursors;
    private final SearchIndex index;
    private final LoggedChanges log;
    private final ReleasedEntries released;
    private final FreshChanges fresh;

    SearchFollower(Cursors cursors, JdbcClient jdbc, SearchIndex index) {
        this.cursors = cursors;
        this.index = index;
        this.log = new LoggedChanges(jdbc);
        this.released = new ReleasedEntries(jdbc);
        this.fresh = new FreshChanges(cursors, log, this::renewNow);
    }

    /** Follows until nothing is left to follow. */
    public void catchUp() {
        catchUpWhile(() -> true, Duration.ZERO);
    }

    /**
     * Follows in steps of some hundred documents, each as long as it is wanted.
     *
     * @param quiet how long no import may have filled a site: the index would only slow it down, and be done no sooner;
     *     what people change one by one is not held up
     */
    void catchUpWhile(BooleanSupplier wanted, Duration quiet) {
        while (wanted.getAsBoolean()) {
            fresh.perform();
            List<Long> behind = behind(quiet);
            if (behind.isEmpty()) {
                return;
            }
            behind.stream().takeWhile(site -> wanted.getAsBoolean()).forEach(this::advance);
        }
    }

    /** An index that was lost is filled again: its cursors speak of entries that are not there. */
    public void refillWhenEmpty() {
        var anything = new SearchIndex.Query(
                "", Set.of(), Map.of(), null, null, SearchIndex.Within.ALL, SearchIndex.Order.NEWEST, 0, 1, false);
        if (index.search(anything).total() == 0) {
            refill();
        }
    }

    /** Puts every site in again, over what is there. */
    void refill() {
        cursors.forget();
    }

    /** Whether every site that is known has been put in as a whole, be it that one is being put in anew. */
    public boolean complete() {
        Map<Long, Cursor> all = cursors.all();
        return !all.isEmpty() && all.values().stream().allMatch(Cursor::searchable);
    }

    private List<Long> behind(Duration quiet) {
        Map<Long, Long> heads = log.heads();
        cursors.begin(heads);
        Map<Long, Long> followed = new TreeMap<>();
        cursors.all().forEach((site, cursor) -> {
            if (cursor.filling() || cursor.seq() < heads.getOrDefault(site, 0L)) {
                followed.put(site, cursor.seq());
            }
        });
        Set<Long> importing = log.importing(followed, quiet);
        return followed.keySet().stream()
                .filter(site -> !importing.contains(site))
                .toList();
    }

    private void advance(long siteId) {
        cursors.holding(siteId, cursor -> {
            if (cursor.filledTo() == null) {
                follow(siteId, cursor.seq());
            } else {
                fill(siteId, cursor, cursor.filledTo());
            }
        });
    }

    private void fill(long siteId, Cursor cursor, long after) {
        List<Long> ids = released.ids(siteId, after, BATCH);
        renew(siteId, ids);
        boolean all = ids.size() < BATCH;
        cursors.move(siteId, new Cursor(cursor.seq(), all ? null : ids.getLast(), all || cursor.searchable()));
    }

    /** The head is read before the log: rows that come between are followed next time. */
    private void follow(long siteId, long seen) {
        long head = log.heads().getOrDefault(siteId, seen);
        List<Changed> changes = log.after(siteId, seen);
        Set<Long> documents = new TreeSet<>();
        int taken = 0;
        while (taken < changes.size() && documents.size() < BATCH) {
            Changed change = changes.get(taken++);
            if (!fresh.has(siteId, change)) {
                documents.addAll(change.documents());
            }
        }
        renew(siteId, documents);
        long last = taken == 0 ? seen : changes.get(taken - 1).seq();
        boolean all = taken == changes.size() && taken < LoggedChanges.MOST;
        boolean anew = changes.stream().limit(taken).anyMatch(Changed::sections);
        cursors.move(siteId, new Cursor(all ? Math.max(last, head) : last, anew ? 0L : null, true));
    }

    private void renew(long siteId, Collection<Long> documentIds) {
        List<Long> ids = List.copyOf(documentIds);
        for (int from = 0; from < ids.size(); from += TURN) {
            if (from > 0) {
                fresh.perform();
            }
            put(siteId, ids.subList(from, Math.min(ids.size(), from + TURN)));
        }
        if (!ids.isEmpty()) {
            index.refresh();
        }
    }

    private void renewNow(long siteId, Set<Long> documentIds) {
        if (!documentIds.isEmpty()) {
            put(siteId, documentIds);
            index.refresh();
        }
    }

    /** Puts what is released and removes what is not, as it stands now. */
    private void put(long siteId, Collection<Long> documentIds) {
        List<Entry> entries = released.of(siteId, documentIds);
        Set<Long> gone = new TreeSet<>(documentIds);
        entries.forEach(entry -> gone.remove(entry.documentId()));
        index.put(entries);
        index.remove(gone.stream().map(id -> ReleasedEntries.id(siteId, id)).toList());
    }

    /** Renews single documents of a site between two steps of following it. */
    void repair(long siteId, Collection<Long> documentIds) {
        cursors.holding(siteId, cursor -> renew(siteId, new ArrayList<>(documentIds)));
    }
}
