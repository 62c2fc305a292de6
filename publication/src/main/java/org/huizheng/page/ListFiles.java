package org.huizheng.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.PageStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The lists beside a tree, and the journal of what came after them: together they tell what the rows tell. Nothing here waits for
 * makers of pages; see {@link SealBuckets#hold}.
 */
public final class ListFiles {

    private final JdbcClient jdbc;
    private final Manifest manifest;
    private final PageSeal seal;

    public ListFiles(JdbcClient jdbc, PageSeal seal) {
        this.jdbc = jdbc;
        this.manifest = new Manifest(jdbc);
        this.seal = seal;
    }

    public ListJournal journal(PageStore.Tree tree, String siteCode) {
        return unchecked(() -> ListJournal.of(tree.journal(), seal, siteCode, tree.release()));
    }

    void note(PageStore.Tree tree, String siteCode, List<ListJournal.Line> lines) {
        unchecked(() -> {
            tree.addToJournal(ListJournal.sealed(seal, siteCode, tree.release(), lines));
            return tree;
        });
    }

    /** Without a line that is being added. */
    static long journalLength(PageStore.Tree tree) {
        return unchecked(() -> (long) ListJournal.end(tree.journal()));
    }

    static void forgetJournal(PageStore.Tree tree, long bytes) {
        unchecked(() -> {
            tree.forgetJournal(bytes);
            return tree;
        });
    }

    void put(PageStore.Tree tree, int bucket, BucketList list) {
        unchecked(() -> {
            tree.putList(BucketList.name(bucket), list.sealed(seal));
            return tree;
        });
    }

    /** Whether a bucket's list, and the journal after it, tell what the rows tell. */
    public boolean agree(long siteId, PageStore.Tree tree, String siteCode, int bucket, ListJournal journal) {
        BucketList list = open(tree, siteCode, bucket);
        if (list == null) {
            return false;
        }
        Map<String, String> listed = list.hashes();
        Map<String, String> recorded = recorded(siteId, tree.release(), bucket);
        TreeSet<String> paths = new TreeSet<>(listed.keySet());
        paths.addAll(recorded.keySet());
        Map<String, Optional<String>> noted = journal.latest();
        return paths.stream().allMatch(path -> noted.getOrDefault(path, Optional.ofNullable(listed.get(path)))
                .equals(Optional.ofNullable(recorded.get(path))));
    }

    /** Whether a bucket's list alone has that hash: nothing has come after it, or nothing that is not in it. */
    public boolean isListed(PageStore.Tree tree, String siteCode, int bucket, byte[] hash) {
        BucketList list = open(tree, siteCode, bucket);
        return list != null && Arrays.equals(list.leaf(), hash);
    }

    private @Nullable BucketList open(PageStore.Tree tree, String siteCode, int bucket) {
        byte[] file = unchecked(() -> Optional.ofNullable(tree.list(BucketList.name(bucket))))
                .orElse(null);
        return file == null ? null : BucketList.open(file, seal, siteCode, tree.release(), bucket);
    }

    /** What the journal tells otherwise than the rows. */
    public List<String> wrong(long siteId, PageStore.Tree tree, ListJournal journal) {
        return wrong(
                journal.latest(),
                manifest.hashes(siteId, tree.release(), journal.latest().keySet()));
    }

    private static List<String> wrong(Map<String, Optional<String>> noted, Map<String, String> recorded) {
        return noted.entrySet().stream()
                .filter(told -> !told.getValue().equals(Optional.ofNullable(recorded.get(told.getKey()))))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** With the bucket held: its list as the rows tell it, unless they are not those that were sealed. */
    void write(long siteId, PageStore.Tree tree, String siteCode, int bucket) {
        List<Manifest.Entry> entries = manifest.inBucket(siteId, tree.release(), bucket);
        BucketList list = BucketList.of(siteCode, tree.release(), bucket, entries);
        BucketSeal.find(jdbc, siteId, tree.release(), bucket)
                .filter(row -> row.isOf(list) && row.holds(seal))
                .ifPresent(row -> put(tree, bucket, list));
    }

    /** With the bucket held: its list as the rows tell it, and nothing else in the journal. */
    public void rewrite(long siteId, PageStore.Tree tree, String siteCode, int bucket) {
        write(siteId, tree, siteCode, bucket);
        Map<String, String> recorded = recorded(siteId, tree.release(), bucket);
        Map<String, Optional<String>> noted =
                new TreeMap<>(journal(tree, siteCode).latest());
        noted.keySet().removeIf(path -> BucketList.bucket(path) != bucket);
        List<ListJournal.Line> lines = wrong(noted, recorded).stream()
                .map(path -> new ListJournal.Line(path, bytes(recorded.get(path))))
                .toList();
        if (!lines.isEmpty()) {
            note(tree, siteCode, lines);
        }
    }

    private static byte @Nullable [] bytes(@Nullable String hash) {
        return hash == null ? null : HexFormat.of().parseHex(hash);
    }

    private Map<String, String> recorded(long siteId, int release, int bucket) {
        return manifest.inBucket(siteId, release, bucket).stream()
                .collect(Collectors.toMap(Manifest.Entry::path, e -> Hashes.hex(e.hash())));
    }

    private interface Files<T> {
        T work() throws IOException;
    }

    private static <T> T unchecked(Files<T> files) {
        try {
            return files.work();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
