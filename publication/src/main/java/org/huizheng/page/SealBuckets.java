package org.huizheng.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.PageStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the buckets' hashes and what tells of them on the disk in step with the manifest: one bucket a page, however large the site. */
public final class SealBuckets {

    private static final int PORTION = 256;

    /** As the database orders paths: by their bytes. */
    private static final Comparator<Manifest.Entry> ORDER =
            Comparator.comparing(row -> row.path().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

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
     * nobody else renews these buckets, and who {@linkplain #hold holds} one sees rows, lists with journal, and file agree. A bucket
     * whose other rows are not those that were sealed is not sealed again: that would make somebody's change ours.
     *
     * @param before the rows that the transaction replaced or removed
     */
    public void renew(
            long siteId,
            PageStore.Tree tree,
            String siteCode,
            List<ListJournal.Line> lines,
            List<Manifest.Entry> before) {
        TreeSet<Integer> buckets = new TreeSet<>();
        lines.forEach(line -> buckets.add(BucketList.bucket(line.path())));
        Set<String> changed = lines.stream().map(ListJournal.Line::path).collect(Collectors.toSet());
        buckets.forEach(bucket -> renew(siteId, tree, siteCode, bucket, changed, before));
        files.note(tree, siteCode, lines);
    }

    private void renew(
            long siteId,
            PageStore.Tree tree,
            String siteCode,
            int bucket,
            Set<String> changed,
            List<Manifest.Entry> before) {
        BucketSeal was = jdbc.sql("""
                insert into page.bucket (site_id, release, bucket, hash, seal) values (?, ?, ?, '', '')
                on conflict (site_id, release, bucket) do update set signed = false returning hash, seal""")
                .params(siteId, tree.release(), bucket)
                .query(BucketSeal::row)
                .single();
        List<Manifest.Entry> rows = manifest.inBucket(siteId, tree.release(), bucket);
        boolean first = was.hash().length == 0;
        List<Manifest.Entry> others =
                rows.stream().filter(row -> !changed.contains(row.path())).toList();
        List<Manifest.Entry> replaced = before.stream()
                .filter(row -> BucketList.bucket(row.path()) == bucket)
                .toList();
        boolean ours = first
                ? others.isEmpty() && replaced.isEmpty()
                : holds(was, BucketList.of(siteCode, tree.release(), bucket, with(replaced, others)));
        if (!ours) {
            return;
        }
        BucketList list = BucketList.of(siteCode, tree.release(), bucket, rows);
        byte[] leaf = list.leaf();
        jdbc.sql("update page.bucket set hash = ?, seal = ? where site_id = ? and release = ? and bucket = ?")
                .params(leaf, seal.of(leaf), siteId, tree.release(), bucket)
                .update();
        if (first) {
            files.put(tree, bucket, list);
        }
    }

    /** @param rows in the order of the list */
    private static List<Manifest.Entry> with(List<Manifest.Entry> few, List<Manifest.Entry> rows) {
        List<Manifest.Entry> all = new ArrayList<>(rows);
        for (Manifest.Entry row : few) {
            int at = Collections.binarySearch(all, row, ORDER);
            all.add(at < 0 ? -at - 1 : at, row);
        }
        return all;
    }

    private boolean holds(BucketSeal sealed, BucketList list) {
        return sealed.isOf(list) && sealed.holds(seal);
    }

    /** Those of the buckets in [from, to) whose rows are not what was sealed; without {@link #hold} one may be being renewed. */
    public SortedSet<Integer> broken(long siteId, String siteCode, int release, int from, int to) {
        Map<Integer, BucketSeal> sealed = new TreeMap<>();
        jdbc.sql("""
                select bucket, hash, seal from page.bucket
                where site_id = ? and release = ? and bucket >= ? and bucket < ?""")
                .params(siteId, release, from, to)
                .query((rs, i) -> sealed.put(rs.getInt("bucket"), BucketSeal.row(rs, i)))
                .list();
        Map<Integer, List<Manifest.Entry>> rows = manifest.byBucket(siteId, release, from, to);
        SortedSet<Integer> broken = new TreeSet<>(rows.keySet());
        broken.addAll(sealed.keySet());
        broken.removeIf(bucket -> sealed.containsKey(bucket)
                && holds(
                        sealed.get(bucket),
                        BucketList.of(siteCode, release, bucket, rows.getOrDefault(bucket, List.of()))));
        return broken;
    }

    /**
     * All of a release, after a rebuild or where there were none.
     *
     * @return how many there are: none for a site without a page
     */
    public int whole(long siteId, PageStore.Tree tree, String siteCode) {
        long noted = ListFiles.journalLength(tree);
        forget(siteId, tree.release());
        int sealed = 0;
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
            sealed += lists.size();
        }
        ListFiles.forgetJournal(tree, noted);
        return sealed;
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

    /** Whether none of the first lists is ours: they are from before there were lists, or from a backup, with another secret. */
    public boolean areMissing(long siteId, int release) {
        return jdbc
                .sql("select hash, seal from page.bucket where site_id = ? and release = ? order by bucket limit ?")
                .params(siteId, release, PORTION)
                .query(BucketSeal::row)
                .list()
                .stream()
                .noneMatch(row -> row.holds(seal));
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
}
