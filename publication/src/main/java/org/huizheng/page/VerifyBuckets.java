package org.huizheng.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
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

    VerifyBuckets(JdbcClient jdbc, PageSeal seal) {
        this.jdbc = jdbc;
        this.manifest = new Manifest(jdbc);
        this.seal = seal;
    }

    private record Row(byte[] hash, byte[] seal) {}

    void perform(long siteId, String siteCode, PageStore.Tree tree, Consumer<VerifyPages.Difference> found) {
        for (int bucket : used(siteId, tree.release())) {
            broken(siteId, siteCode, tree, bucket)
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

    private Optional<String> broken(long siteId, String siteCode, PageStore.Tree tree, int bucket) {
        Optional<String> broken = look(siteId, siteCode, tree, bucket);
        for (int look = 1; look < LOOKS && broken.isPresent(); look++) {
            VerifyPages.pause();
            broken = look(siteId, siteCode, tree, bucket);
        }
        return broken;
    }

    private Optional<String> look(long siteId, String siteCode, PageStore.Tree tree, int bucket) {
        List<Manifest.Entry> entries = manifest.inBucket(siteId, tree.release(), bucket);
        BucketList list = BucketList.of(siteCode, tree.release(), bucket, entries);
        Optional<Row> row = row(siteId, tree.release(), bucket);
        if (row.isEmpty() || !Arrays.equals(row.get().hash, list.leaf())) {
            return Optional.of("row");
        }
        if (!seal.holds(row.get().hash, row.get().seal)) {
            return Optional.of("seal");
        }
        try {
            byte[] file = tree.list(BucketList.name(bucket));
            return Arrays.equals(file, list.sealed(seal)) ? Optional.empty() : Optional.of("list");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Row> row(long siteId, int release, int bucket) {
        return jdbc.sql("select hash, seal from page.bucket where site_id = ? and release = ? and bucket = ?")
                .params(siteId, release, bucket)
                .query((rs, i) -> new Row(rs.getBytes(1), rs.getBytes(2)))
                .optional();
    }
}
