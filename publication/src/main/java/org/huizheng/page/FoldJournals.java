package org.huizheng.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the lists a journal has grown past, and empties it. A day's releases change the same home, list and feed pages again and
 * again: each of them costs one list when the journal is folded, and none before.
 */
public final class FoldJournals {

    /** About 2,000 lines: what a portal reads when it meets the site for the first time. */
    private static final long LARGE = 384 * 1024;

    private static final Duration QUIET = Duration.ofMinutes(10);

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final PageStore store;
    private final SealBuckets seals;
    private final ListFiles files;
    private final ReleaseHeads heads;
    private final Map<Long, ReentrantLock> locks = new ConcurrentHashMap<>();

    public FoldJournals(ScopedTransactions transactions, JdbcClient jdbc, PageStore store, PageSeal seal) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.store = store;
        this.seals = new SealBuckets(jdbc, seal);
        this.files = new ListFiles(jdbc, seal);
        this.heads = new ReleaseHeads(jdbc);
    }

    private record Site(long siteId, String code) {}

    /** Those that are large, or that nobody has added to for ten minutes. */
    public void perform() {
        List<Site> sites = jdbc.sql("select site_id, code from release.site order by site_id")
                .query((rs, i) -> new Site(rs.getLong(1), rs.getString(2)))
                .list();
        for (Site site : sites) {
            PageStore.Tree tree = store.current(site.code);
            if (isDue(tree)) {
                perform(site.siteId, site.code, tree);
            }
        }
    }

    private static boolean isDue(PageStore.Tree tree) {
        Path journal = tree.lists().resolve(PageStore.Tree.JOURNAL);
        try {
            var file = Files.readAttributes(journal, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return file.size() > LARGE
                    || file.lastModifiedTime()
                            .toInstant()
                            .isBefore(Instant.now().minus(QUIET));
        } catch (NoSuchFileException none) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public void perform(long siteId, String siteCode, PageStore.Tree tree) {
        alone(siteId, () -> {
            long told = ListFiles.journalLength(tree);
            write(siteId, siteCode, tree, files.journal(tree, siteCode).buckets(), told);
            return true;
        });
    }

    /** While nobody else takes lines away from a site's journal: what was counted from its beginning is still there. */
    public <T> T alone(long siteId, Supplier<T> work) {
        ReentrantLock lock = locks.computeIfAbsent(siteId, site -> new ReentrantLock());
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** All lists of a release whose journal somebody else wrote in. */
    public void whole(long siteId, String siteCode, PageStore.Tree tree) {
        alone(siteId, () -> {
            rewrite(siteId, siteCode, tree);
            return true;
        });
    }

    private void rewrite(long siteId, String siteCode, PageStore.Tree tree) {
        long told = ListFiles.journalLength(tree);
        List<Integer> buckets = jdbc.sql(
                        "select bucket from page.bucket where site_id = ? and release = ? order by bucket")
                .params(siteId, tree.release())
                .query(Integer.class)
                .list();
        write(siteId, siteCode, tree, buckets, told);
    }

    private void write(long siteId, String siteCode, PageStore.Tree tree, Collection<Integer> buckets, long told) {
        for (int bucket : buckets) {
            boolean served = transactions.write(SiteScope.everySite(), () -> {
                seals.hold(siteId, tree.release(), bucket);
                if (heads.release(siteId) != tree.release()) {
                    return false;
                }
                files.write(siteId, tree, siteCode, bucket);
                return true;
            });
            if (!served) {
                return;
            }
        }
        ListFiles.forgetJournal(tree, told);
    }
}
