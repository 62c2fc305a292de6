package org.huizheng.portal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.huizheng.kernel.Networks;
import org.huizheng.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The door of each site, read from its tree, and again when that file changes: state and access need no database. */
final class Doors {

    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String STORED = "/_door.json";

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
        Path file = SiteTree.locate(root, STORED);
        Stamp stamp = file == null ? null : Stamp.of(file);
        boolean same = known != null && stamp != null && known.root.equals(root) && stamp.equals(known.stamp);
        Door door = same && known != null ? known.door : read(site, root, file);
        seen.put(site, new Seen(root, door == Door.UNKNOWN ? null : stamp, door, now));
        return door;
    }

    private Door read(SiteTree site, Path root, @Nullable Path file) {
        try {
            if (file == null) {
                return lists.isPublished(root, STORED) ? Door.UNKNOWN : Door.OPEN;
            }
            return door(JSON.readTree(lists.read(root, file)));
        } catch (IOException | JacksonException | DateTimeException | Problem e) {
            LOG.error("Who may come into {} cannot be read: {}", site.code(), e.getMessage());
            return Door.UNKNOWN;
        }
    }

    private static Door door(JsonNode members) {
        List<String> allowed = new ArrayList<>();
        members.path("allow").forEach(one -> allowed.add(one.asString("")));
        String until = members.path("until").asString("");
        return new Door(
                members.path("state").asString(""),
                new Networks(allowed),
                until.isEmpty() ? null : LocalDate.parse(until));
    }
}
