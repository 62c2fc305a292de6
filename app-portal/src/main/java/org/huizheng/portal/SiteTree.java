package org.huizheng.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One site's served files: the release its pointer names now. Never writes. */
final class SiteTree {

    private static final Logger LOG = LoggerFactory.getLogger(SiteTree.class);

    private final String code;
    private final Path directory;
    private final Watched pointer;
    private final AtomicInteger generation = new AtomicInteger();
    private volatile @Nullable Path root;

    SiteTree(String code, Path directory, long revalidateNanos) {
        this.code = code;
        this.directory = directory;
        this.pointer = new Watched(directory.resolve("current"), revalidateNanos, this::read);
    }

    String code() {
        return code;
    }

    /** The real directory of the release served now; null while the site has none. */
    @Nullable
    Path root() {
        pointer.look();
        return root;
    }

    /** Grows whenever what several pages share may have changed; an answer of an older generation is checked first. */
    int generation() {
        return generation.get();
    }

    void shareChanged() {
        generation.incrementAndGet();
    }

    void released() {
        pointer.expire();
        shareChanged();
    }

    /** @return the file's place in that root, null when a symbolic link or anything but a regular file is in the way */
    static @Nullable Path locate(Path root, String path) {
        try {
            Path file = root.resolve(path.substring(1));
            return file.toRealPath().equals(file) && Files.isRegularFile(file) ? file : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    private boolean read() {
        try {
            int release = Integer.parseInt(
                    Files.readString(directory.resolve("current")).strip());
            root = directory.resolve(String.valueOf(release)).toRealPath();
            shareChanged();
            return true;
        } catch (IOException | NumberFormatException e) {
            LOG.warn("The pointer of site {} names no release: {}", code, e.toString());
            return e instanceof NumberFormatException;
        }
    }
}
