package org.huizheng.search;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huizheng.kernel.SearchIndex;
import org.huizheng.kernel.SearchIndex.Entry;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the index as the publication log says, site by site. The cursor row is locked while a document is re-read and put,
 * so two followers cannot put an older state over a newer one, and it moves after the index has made the change durable.
 */
public final class SearchFollower {

    private static final int BATCH = 500;
    private static final int LOG_ROWS = 50;
    private static final Pattern DOCUMENT = Pattern.compile("document:(\\d+)");
    private static final Pattern POSITION = Pattern.compile("-?\\d+/-?\\d+/(\\d+)/.*");

    private record Cursor(long seq, @Nullable Long filledTo) {}

    private record Changed(long seq, Set<Long> documents) {}

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final SearchIndex index;
    private final ReleasedEntries released;

    public SearchFollower(ScopedTransactions transactions, JdbcClient jdbc, SearchIndex index) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.index = index;
        this.released = new ReleasedEntries(jdbc);
    }

    /** Follows until nothing is left to follow. */
    public void catchUp() {
        catchUpWhile(() -> true, Duration.ZERO);
    }

    /**
     * Follows in steps of some hundred documents, each as long as it is wanted.
     *
     * @param quiet how long no import may have filled a site: the index would only slow it down, and be done no sooner
     */
    void catchUpWhile(BooleanSupplier wanted, Duration quiet) {
        for (List<Long> behind = behind(quiet); !behind.isEmpty() && wanted.getAsBoolean(); behind = behind(quiet)) {
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
        transactions.write(SiteScope.everySite(), () -> {
            jdbc.sql("delete from search.cursor").update();
        });
    }

    private List<Long> behind(Duration quiet) {
        return transactions.write(SiteScope.everySite(), () -> {
            jdbc.sql("""
                    insert into search.cursor (site_id, seq, filled_to)
                    select h.site_id, h.seq, 0 from release.site_log_head h
                    where h.site_id > 0 and not exists (select 1 from search.cursor c where c.site_id = h.site_id)
                    on conflict do nothing""").update();
            return jdbc.sql("""
                    select c.site_id from search.cursor c join release.site_log_head h on h.site_id = c.site_id
                    where (c.seq < h.seq or c.filled_to is not null) and not exists (
                        select from release.publication_log l
                        where l.site_id = h.site_id and l.seq = h.seq and :whole = any (l.pages)
                            and l.document_id is null and l.at > clock_timestamp() - make_interval(secs => :quiet))
                    order by c.site_id""")
                    .param("whole", Pages.WHOLE_SITE)
                    .param("quiet", quiet.toMillis() / 1_000.0)
                    .query(Long.class)
                    .list();
        });
    }

    private void advance(long siteId) {
        transactions.write(SiteScope.everySite(), () -> {
            lock(siteId).ifPresent(cursor -> {
                if (cursor.filledTo() == null) {
                    follow(siteId, cursor.seq());
                } else {
                    fill(siteId, cursor.filledTo());
                }
            });
        });
    }

    private Optional<Cursor> lock(long siteId) {
        return jdbc.sql("select seq, filled_to from search.cursor where site_id = ? for update")
                .param(siteId)
                .query((rs, i) -> new Cursor(rs.getLong(1), rs.getObject(2, Long.class)))
                .optional();
    }

    private void fill(long siteId, long after) {
        List<Long> ids = released.ids(siteId, after, BATCH);
        renew(siteId, ids);
        jdbc.sql("update search.cursor set filled_to = :last where site_id = :site")
                .param("last", ids.size() < BATCH ? null : ids.getLast(), Types.BIGINT)
                .param("site", siteId)
                .update();
    }

    /** The head is read before the log: rows that come between are followed next time. */
    private void follow(long siteId, long seen) {
        long head = jdbc.sql("select seq from release.site_log_head where site_id = ?")
                .param(siteId)
                .query(Long.class)
                .single();
        List<Changed> changes = changes(siteId, seen);
        Set<Long> documents = new TreeSet<>();
        changes.forEach(change -> documents.addAll(change.documents()));
        renew(siteId, documents);
        long followed = changes.size() < LOG_ROWS ? head : 0;
        for (Changed change : changes) {
            followed = Math.max(followed, change.seq());
        }
        jdbc.sql("update search.cursor set seq = ? where site_id = ?")
                .params(followed, siteId)
                .update();
    }

    private List<Changed> changes(long siteId, long seen) {
        return jdbc.sql("""
                select seq, document_id, keys, pages, positions from release.publication_log
                where site_id = ? and seq > ? order by seq limit ?""")
                .params(siteId, seen, LOG_ROWS)
                .query((rs, i) -> {
                    Set<Long> documents = new HashSet<>();
                    if (rs.getObject(2, Long.class) instanceof Long one) {
                        documents.add(one);
                    }
                    gather(rs.getArray(3), DOCUMENT, documents);
                    gather(rs.getArray(4), DOCUMENT, documents);
                    gather(rs.getArray(5), POSITION, documents);
                    return new Changed(rs.getLong(1), documents);
                })
                .list();
    }

    private static void gather(Array words, Pattern pattern, Set<Long> documents) throws SQLException {
        for (String word : (String[]) words.getArray()) {
            Matcher matcher = pattern.matcher(word);
            if (matcher.matches()) {
                documents.add(Long.valueOf(matcher.group(1)));
            }
        }
    }

    /** Puts what is released and removes what is not, as it stands now; durable when this returns. */
    private void renew(long siteId, Collection<Long> documentIds) {
        List<Long> ids = List.copyOf(documentIds);
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + BATCH));
            List<Entry> entries = released.of(siteId, some);
            Set<Long> gone = new TreeSet<>(some);
            entries.forEach(entry -> gone.remove(entry.documentId()));
            index.put(entries);
            index.remove(gone.stream().map(id -> ReleasedEntries.id(siteId, id)).toList());
        }
        if (!ids.isEmpty()) {
            index.refresh();
        }
    }

    /** Renews single documents of a site between two steps of following it. */
    void repair(long siteId, Collection<Long> documentIds) {
        transactions.write(SiteScope.everySite(), () -> {
            lock(siteId);
            renew(siteId, new ArrayList<>(documentIds));
        });
    }
}
