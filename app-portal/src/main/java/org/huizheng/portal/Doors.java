package org.huizheng.portal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.huizheng.kernel.Problem;
import org.huizheng.render.Door;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door of each site, read from its tree, and again when that file changes: state and access need no database. */
final class Doors {

    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);

    private final SealedLists lists;
    private final long revalidateNanos;
    private final Map<SiteTree, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(Path root, @Nullable Stamp stamp, Door door, long at) {}

    Doors(SealedLists lists, long revalidateNanos) {
        this.lists = lists;
        this.revalidateNanos = revalidateNanos;
    }

    Door of(SiteTree site) {
        Path root = site.root();
        if (root == null) {
            return Door.OPEN;
        }
        Seen known = seen.get(site);
        long now = System.nanoTime();
        return known != null && known.root.equals(root) && now - known.at < revalidateNanos
                ? known.door
                : look(site, root, known, now);
    }

    private Door look(SiteTree site, Path root, @Nullable Seen known, long now) {
        Path file = SiteTree.locate(root, Door.STORED);
        Stamp stamp = file == null ? null : Stamp.of(file);
        boolean same = known != null && stamp != null && known.root.equals(root) && stamp.equals(known.stamp);
        Door door = same && known != null ? known.door : read(site, root, file);
        seen.put(site, new Seen(root, door == Door.UNKNOWN ? null : stamp, door, now));
        return door;
    }

    private Door read(SiteTree site, Path root, @Nullable Path file) {
        try {
            if (file == null) {
                return lists.isPublished(root, Door.STORED) ? Door.UNKNOWN : Door.OPEN;
            }
            return Door.of(lists.read(root, file));
        } catch (IOException | DateTimeException | Problem e) {
            LOG.error("Who may come into {} cannot be read: {}", site.code(), e.getMessage());
            return Door.UNKNOWN;
        }
    }
}
