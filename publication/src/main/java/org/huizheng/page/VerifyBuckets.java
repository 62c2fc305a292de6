package org.huizheng.page;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.PageStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes every list again from the rows and holds it against the bucket's hash, its seal and its file. */
final class VerifyBuckets {

    private static final int LOOKS = 3;

    private final JdbcClient jdbc;
    private final Manifest manifest;
    private final PageSeal seal;
    private final ListFiles files;

    VerifyBuckets(JdbcClient jdbc, PageSeal seal) {
        this.jdbc = jdbc;
        this.manifest = new Manifest(jdbc);
        this.seal = seal;
        this.files = new ListFiles(jdbc, seal);
    }

    void perform(long siteId, String siteCode, PageStore.Tree tree, Consumer<VerifyPages.Difference> found) {
        if (!isSound(siteId, siteCode, tree)) {
            found.accept(new VerifyPages.Difference("list", "清单流水", null));
        }
        ListJournal journal = files.journal(tree, siteCode);
        for (int bucket : used(siteId, tree.release())) {
            broken(siteId, siteCode, tree, bucket, journal)
                    .map(kind -> new VerifyPages.Difference(kind, "清单 " + BucketList.name(bucket), null))
                    .ifPresent(found);
        }
    }

    private TreeSet<Integer> used(long siteId, int release) {
        return new TreeSet<>(jdbc.sql("""
                select bucket from page.bucket where site_id = :site and release = :release
                union select bucket from page.manifest where site_id = :site and release = :release""")
                .param("site", siteId)
                .param("release", release)
                .query(Integer.class)
                .list());
    }

    private boolean isSound(long siteId, String siteCode, PageStore.Tree tree) {
        for (int look = 0; look < LOOKS; look++) {
            ListJournal journal = files.journal(tree, siteCode);
            if (journal.isSound() && files.wrong(siteId, tree, journal).isEmpty()) {
                return true;
            }
            VerifyPages.pause();
        }
        return false;
    }

    private Optional<String> broken(
            long siteId, String siteCode, PageStore.Tree tree, int bucket, ListJournal journal) {
        Optional<String> broken = look(siteId, siteCode, tree, bucket, journal);
        for (int look = 1; look < LOOKS && broken.isPresent(); look++) {
            VerifyPages.pause();
            broken = look(siteId, siteCode, tree, bucket, files.journal(tree, siteCode));
        }
        return broken;
    }

    private Optional<String> look(long siteId, String siteCode, PageStore.Tree tree, int bucket, ListJournal journal) {
        List<Manifest.Entry> entries = manifest.inBucket(siteId, tree.release(), bucket);
        BucketList list = BucketList.of(siteCode, tree.release(), bucket, entries);
        Optional<BucketSeal> row = BucketSeal.find(jdbc, siteId, tree.release(), bucket);
        if (row.isEmpty() || !row.get().isOf(list)) {
            return Optional.of("row");
        }
        if (!row.get().holds(seal)) {
            return Optional.of("seal");
        }
        return files.agree(siteId, tree, siteCode, bucket, journal) ? Optional.empty() : Optional.of("list");
    }
}
