package org.huizheng.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.PageStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds the files of a site against its manifest: changed, missing and foreign files. */
public final class VerifyPages {

    /** {@code kind} is {@code changed}, {@code missing} or {@code foreign}; {@code page} is null for a foreign file. */
    public record Difference(
            String kind,
            String path,
            @org.jspecify.annotations.Nullable String page) {}

    /** @param pages entries of the manifest that were held against their files */
    public record Result(long pages, List<Difference> differences) {}

    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final PageStore store;

    public VerifyPages(JdbcClient jdbc, PageStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** Gives at most 1,000 differences. */
    public Result perform(long siteId, String siteCode) {
        Manifest manifest = new Manifest(jdbc);
        int release = new ReleaseHeads(jdbc).release(siteId);
        PageStore.Tree tree = store.current(siteCode);
        List<Difference> differences = new ArrayList<>();
        long[] pages = {0};
        manifest.each(siteId, release, entry -> {
            pages[0]++;
            compare(tree, entry).ifPresent(d -> add(differences, d));
        });
        foreign(manifest, siteId, release, tree, differences);
        return new Result(pages[0], differences);
    }

    private static Optional<Difference> compare(PageStore.Tree tree, Manifest.Entry entry) {
        try {
            byte[] bytes = tree.get(entry.path());
            if (bytes == null) {
                return Optional.of(new Difference("missing", entry.path(), entry.page()));
            }
            return Arrays.equals(Hashes.sha256(bytes), entry.hash())
                    ? Optional.empty()
                    : Optional.of(new Difference("changed", entry.path(), entry.page()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void foreign(
            Manifest manifest, long siteId, int release, PageStore.Tree tree, List<Difference> differences) {
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
