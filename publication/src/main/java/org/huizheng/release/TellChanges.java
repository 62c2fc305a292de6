package org.huizheng.release;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a released edition changes on the sites that show it, or no longer do, beside the lists it stands in. */
final class TellChanges {

    private final JdbcClient jdbc;
    private final Changes changes;
    private final Released before;

    TellChanges(JdbcClient jdbc, Changes changes, Released before) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.before = before;
    }

    void of(ReleasedEdition e) {
        Map<Long, Long> was = before.primaries(e.documentId());
        Map<Long, Long> now = e.placements().stream()
                .filter(ReleasedEdition.Placement::primary)
                .collect(Collectors.toMap(ReleasedEdition.Placement::siteId, ReleasedEdition.Placement::channelId));
        Set<Long> sites = new TreeSet<>(was.keySet());
        sites.addAll(now.keySet());
        sites.forEach(site -> onSite(e, changes.of(site), was.get(site), now.get(site)));
        before.sitesWithAddress(e.documentId())
                .filter(site -> !sites.contains(site))
                .forEach(site -> afterLeaving(e, changes.of(site)));
    }

    /** The notices that it is gone there say its title, and stand at the addresses of its files. */
    private void afterLeaving(ReleasedEdition e, Change change) {
        if (before.looksOther(e)) {
            change.key(Keys.document(e.documentId()));
            before.otherFiles(e).forEach(position -> change.page(Pages.file(e.documentId(), position)));
        }
    }

    private void onSite(ReleasedEdition e, Change change, @Nullable Long was, @Nullable Long now) {
        long id = e.documentId();
        change.page(Pages.document(id));
        boolean comesOrGoes = was == null || now == null;
        if (comesOrGoes || before.looksOther(e)) {
            ofSite(change, before.publishedAt(e), id, e.type());
            ofSite(change, e.publishedAt(), id, e.type());
        } else if (before.saysOther(e)) {
            ofSite(change, e.publishedAt(), id, Position.TEXT);
        }
        if (!Objects.equals(was, now) || before.looksOther(e)) {
            change.key(Keys.document(id));
        }
        if (comesOrGoes || before.saysOther(e)) {
            change.key(Keys.shard(Address.shardOf(jdbc, change.siteId(), id)));
        }
        Set<Integer> files = comesOrGoes ? before.allFiles(e) : before.otherFiles(e);
        files.forEach(position -> change.page(Pages.file(id, position)));
        before.otherPointers(e).forEach(p -> change.key(Keys.relations(p.kind(), p.toId())));
    }

    private static void ofSite(Change change, Instant at, long id, String type) {
        change.position(new Position(Position.ofSite(change.siteId()), at, id, type));
    }
}
