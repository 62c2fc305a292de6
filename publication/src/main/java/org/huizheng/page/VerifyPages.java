package org.huizheng.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.RootSigner;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds each link of a site's chain against the next: files, manifest, lists of the buckets, signed root, roots before it.
 * Releases may go on meanwhile: what differs is looked at a second time.
 */
public final class VerifyPages {

    /**
     * {@code kind} is {@code changed}, {@code missing} or {@code foreign} of a file; {@code row} of a bucket whose rows are not
     * those its hash was made of; {@code pointer} tells others another release than the served one; {@code seal} and {@code list} of a bucket's seal and file; {@code root} of the log of roots.
     * {@code page} is null where it is not about one.
     */
    public record Difference(
            String kind, String path, @Nullable String page) {}

    /**
     * @param pages entries of the manifest that were held against their files
     * @param roots lines of the log that were verified
     */
    public record Result(long pages, long roots, List<Difference> differences) {}

    private static final int MOST = 1_000;
    private static final int LOOKS = 3;
    private static final long PATIENCE_MILLIS = 400;

    private final PageStore store;
    private final Manifest manifest;
    private final ReleaseHeads heads;
    private final VerifyBuckets buckets;
    private final VerifyRoots roots;

    public VerifyPages(JdbcClient jdbc, PageStore store, PageSeal seal, RootSigner signer) {
        this.store = store;
        this.manifest = new Manifest(jdbc);
        this.heads = new ReleaseHeads(jdbc);
        this.buckets = new VerifyBuckets(jdbc, seal);
        this.roots = new VerifyRoots(jdbc, seal, signer);
    }

    /** Gives at most 1,000 differences. */
    public Result perform(long siteId, String siteCode) {
        int release = heads.release(siteId);
        PageStore.Tree tree = store.current(siteCode);
        long[] pages = {0};
        List<Difference> files = new ArrayList<>();
        manifest.each(siteId, release, entry -> {
            pages[0]++;
            compare(tree, entry).ifPresent(d -> add(files, d));
        });
        foreign(siteId, release, tree, files);
        List<Difference> all = files.isEmpty() ? new ArrayList<>() : lasting(siteId, release, tree, files);
        buckets.perform(siteId, siteCode, tree, d -> add(all, d));
        if (!isTold(siteId, siteCode)) {
            add(all, new Difference("pointer", "发布指针", null));
        }
        long lines = roots.perform(siteId, release, d -> add(all, d));
        return new Result(pages[0], lines, all);
    }

    /** A new release may be switched to meanwhile. */
    private boolean isTold(long siteId, String siteCode) {
        if (store.isTold(siteCode, heads.release(siteId))) {
            return true;
        }
        pause();
        return store.isTold(siteCode, heads.release(siteId));
    }

    /** Those that are there after a while too, for what was written while we read. */
    private List<Difference> lasting(long siteId, int release, PageStore.Tree tree, List<Difference> found) {
        List<Difference> left = found;
        for (int look = 1; look < LOOKS && !left.isEmpty(); look++) {
            pause();
            left = left.stream()
                    .flatMap(d -> again(siteId, release, tree, d).stream())
                    .toList();
        }
        return new ArrayList<>(left);
    }

    private Optional<Difference> again(long siteId, int release, PageStore.Tree tree, Difference d) {
        Optional<Manifest.Entry> entry = manifest.at(siteId, release, d.path);
        if (entry.isPresent()) {
            return compare(tree, entry.get());
        }
        return d.kind.equals("foreign") ? Optional.of(d) : Optional.empty();
    }

    static void pause() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Difference> compare(PageStore.Tree tree, Manifest.Entry entry) {
        try {
            byte[] hash = tree.hash(entry.path());
            if (hash == null) {
                return Optional.of(new Difference("missing", entry.path(), entry.page()));
            }
            return Arrays.equals(hash, entry.hash())
                    ? Optional.empty()
                    : Optional.of(new Difference("changed", entry.path(), entry.page()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void foreign(long siteId, int release, PageStore.Tree tree, List<Difference> differences) {
        try (Stream<String> paths = tree.paths()) {
            paths.filter(path -> manifest.at(siteId, release, path).isEmpty())
                    .forEach(path -> add(differences, new Difference("foreign", path, null)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(List<Difference> differences, Difference difference) {
        if (differences.size() < MOST) {
            differences.add(difference);
        }
    }
}
