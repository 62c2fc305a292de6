package org.huizheng.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.PageStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the buckets' hashes and what tells of them on the disk in step with the manifest: one bucket a page, however large the site. */
public final class SealBuckets {

    private static final int PORTION = 256;

    private final JdbcClient jdbc;
    private final Manifest manifest;
    private final PageSeal seal;
    private final ListFiles files;

    public SealBuckets(JdbcClient jdbc, PageSeal seal) {
        this.jdbc = jdbc;
        this.manifest = new Manifest(jdbc);
        this.seal = seal;
        this.files = new ListFiles(jdbc, seal);
    }

    /**
     * In the transaction that changed rows of these paths: the buckets' rows, and a line of the journal for each path. Until it ends
     * nobody else renews these buckets, and who {@linkplain #hold holds} one sees rows, lists with journal, and file agree.
     */
    public void renew(long siteId, PageStore.Tree tree, String siteCode, List<ListJournal.Line> lines) {
        TreeSet<Integer> buckets = new TreeSet<>();
        lines.forEach(line -> buckets.add(BucketList.bucket(line.path())));
        buckets.forEach(bucket -> renew(siteId, tree, siteCode, bucket));
        files.note(tree, siteCode, lines);
    }

    private void renew(long siteId, PageStore.Tree tree, String siteCode, int bucket) {
        boolean first = jdbc.sql("""
                insert into page.bucket (site_id, release, bucket, hash, seal) values (?, ?, ?, '', '')
                on conflict (site_id, release, bucket) do update set signed = false returning xmax = 0""")
                .params(siteId, tree.release(), bucket)
                .query(Boolean.class)
                .single();
        BucketList list = list(siteId, siteCode, tree.release(), bucket);
        byte[] leaf = list.leaf();
        jdbc.sql("update page.bucket set hash = ?, seal = ? where site_id = ? and release = ? and bucket = ?")
                .params(leaf, seal.of(leaf), siteId, tree.release(), bucket)
                .update();
        if (first) {
            files.put(tree, bucket, list);
        }
    }

    /** All of a release, after a rebuild or where there were none. */
    public void whole(long siteId, PageStore.Tree tree, String siteCode) {
        long noted = ListFiles.journalLength(tree);
        forget(siteId, tree.release());
        for (int from = 0; from < BucketList.BUCKETS; from += PORTION) {
            Map<Integer, BucketList> lists =
                    manifest.byBucket(siteId, tree.release(), from, from + PORTION).entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    e -> BucketList.of(siteCode, tree.release(), e.getKey(), e.getValue()),
                                    (a, b) -> a,
                                    TreeMap::new));
            insert(siteId, tree.release(), lists);
            lists.forEach((bucket, list) -> files.put(tree, bucket, list));
        }
        ListFiles.forgetJournal(tree, noted);
    }

    private void insert(long siteId, int release, Map<Integer, BucketList> lists) {
        List<byte[]> leaves = lists.values().stream().map(BucketList::leaf).toList();
        jdbc.sql("""
                insert into page.bucket (site_id, release, bucket, hash, seal)
                select ?, ?, b, h, s from unnest(?::int[], ?::bytea[], ?::bytea[]) given (b, h, s)""")
                .params(
                        siteId,
                        release,
                        lists.keySet().toArray(Integer[]::new),
                        leaves.toArray(byte[][]::new),
                        leaves.stream().map(seal::of).toArray(byte[][]::new))
                .update();
    }

    /** Whether the release has pages and no list: they are from before there were lists, or from a backup, with another secret. */
    public boolean areMissing(long siteId, int release) {
        record Sealed(byte[] hash, byte[] seal) {}
        return jdbc
                .sql("select hash, seal from page.bucket where site_id = ? and release = ? order by bucket limit ?")
                .params(siteId, release, PORTION)
                .query((rs, i) -> new Sealed(rs.getBytes(1), rs.getBytes(2)))
                .list()
                .stream()
                .noneMatch(b -> seal.holds(b.hash, b.seal));
    }

    /** Waits for whoever renews the bucket, and keeps others from it until the transaction ends. */
    public void hold(long siteId, int release, int bucket) {
        jdbc.sql("""
                insert into page.bucket (site_id, release, bucket, hash, seal) values (?, ?, ?, '', '')
                on conflict (site_id, release, bucket) do nothing""").params(siteId, release, bucket).update();
        jdbc.sql("select 1 from page.bucket where site_id = ? and release = ? and bucket = ? for update")
                .params(siteId, release, bucket)
                .query(Integer.class)
                .optional();
        jdbc.sql("delete from page.bucket where site_id = ? and release = ? and bucket = ? and hash = ''")
                .params(siteId, release, bucket)
                .update();
    }

    public void forgetBefore(long siteId, int release) {
        jdbc.sql("delete from page.bucket where site_id = ? and release < ?")
                .params(siteId, release)
                .update();
    }

    private void forget(long siteId, int release) {
        jdbc.sql("delete from page.bucket where site_id = ? and release = ?")
                .params(siteId, release)
                .update();
    }

    private BucketList list(long siteId, String siteCode, int release, int bucket) {
        return BucketList.of(siteCode, release, bucket, manifest.inBucket(siteId, release, bucket));
    }
}
