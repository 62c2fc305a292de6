package org.huizheng.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.store.LockObtainFailedException;
import org.huizheng.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of the index. {@code DIR/index} is opened only when {@code DIR/format} says that this version wrote it;
 * what cannot be read is moved to {@code DIR/aside} (one is kept) and an empty index takes its place.
 */
final class SearchDirectory {

    /** Raised whenever fields or their analysis change: an older index is then made again. */
    static final String FORMAT = "2 hibernate-search 8.2 lucene 9.12";

    private static final Logger LOG = LoggerFactory.getLogger(SearchDirectory.class);

    private final Path root;

    SearchDirectory(Path root) {
        this.root = root;
    }

    Path index() {
        return root.resolve("index");
    }

    /** @return whether an index of this version is there */
    boolean prepare() {
        try {
            Files.createDirectories(root);
            Path format = root.resolve("format");
            boolean known =
                    Files.exists(format) && Files.readString(format).strip().equals(FORMAT);
            if (known && Files.exists(index())) {
                return true;
            }
            if (Files.exists(index())) {
                moveAside("it was written in another format");
            }
            Files.writeString(format, FORMAT + "\n");
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void moveAside(String why) {
        try {
            Path aside = root.resolve("aside");
            delete(aside);
            if (Files.exists(index())) {
                Files.move(index(), aside);
            }
            LOG.warn("Search index moved to {} because {}; it will be made again from the database", aside, why);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another process holds the index: it must not be moved away from under it. */
    static void refuseWhenLocked(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof LockObtainFailedException) {
                throw new Problem("search-locked", 500, "检索索引正被另一个进程使用，请先停止它");
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> walk = Files.walk(tree)) {
            deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
