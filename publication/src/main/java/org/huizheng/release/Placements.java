package org.huizheng.release;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where documents are shown: keeps placements, counts and cuts in step, and tells what each list lost and gained. */
final class Placements {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Changes changes;
    private final Wake wake;
    private final Cuts cuts;
    private final Map<Long, Boolean> newestFirst = new HashMap<>();

    Placements(JdbcTemplate template, Changes changes, Wake wake) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.changes = changes;
        this.wake = wake;
        this.cuts = new Cuts(jdbc);
    }

    void replace(List<ReleasedEdition> editions, PublishEditions.Released before) {
        List<Add> added = new ArrayList<>();
        for (ReleasedEdition e : editions) {
            Map<Long, PublishEditions.Released.Place> was = before.placesOf(e.documentId());
            Set<Long> stays = e.placements().stream()
                    .map(ReleasedEdition.Placement::channelId)
                    .collect(Collectors.toSet());
            was.values().stream().filter(p -> !stays.contains(p.channelId())).forEach(this::remove);
            for (ReleasedEdition.Placement p : e.placements()) {
                PublishEditions.Released.Place old = was.get(p.channelId());
                if (old == null) {
                    added.add(new Add(e, p));
                } else {
                    keep(e, p, old);
                }
            }
        }
        add(added);
    }

    private record Add(ReleasedEdition edition, ReleasedEdition.Placement placement) {}

    private void add(List<Add> added) {
        if (added.isEmpty()) {
            return;
        }
        template.batchUpdate("""
                insert into release.placement (channel_id, document_id, site_id, "primary", published_at, ordinal, pinned)
                values (?, ?, ?, ?, ?, ?, ?)""", added, added.size(), (ps, a) -> {
            ps.setLong(1, a.placement.channelId());
            ps.setLong(2, a.edition.documentId());
            ps.setLong(3, a.placement.siteId());
            ps.setBoolean(4, a.placement.primary());
            ps.setTimestamp(5, Timestamp.from(a.edition.publishedAt()));
            ps.setInt(6, a.placement.ordinal());
            ps.setInt(7, a.placement.pinned());
        });
        // in one order, so that two batches never wait for each other in a circle
        Map<Long, Long> counts = added.stream()
                .collect(Collectors.groupingBy(a -> a.placement.channelId(), TreeMap::new, Collectors.counting()));
        counts.forEach((channel, n) -> count(channel, n));
        if (wake.pageByPage()) {
            added.forEach(a -> {
                long channel = a.placement.channelId();
                Change change = changes.of(a.placement.siteId());
                enter(change, channel, a.edition, a.placement.pinned());
                surroundings(change, channel, a.edition.publishedAt(), a.edition.documentId());
                moved(change, channel, a.edition.publishedAt(), a.edition.documentId(), a.edition.type());
            });
        }
    }

    /** Takes a document out of a list. */
    void remove(PublishEditions.Released.Place p) {
        Change change = changes.of(p.siteId());
        surroundings(change, p.channelId(), p.publishedAt(), p.documentId());
        moved(change, p.channelId(), p.publishedAt(), p.documentId(), p.type());
        leave(change, p);
        jdbc.sql("delete from release.placement where channel_id = ? and document_id = ?")
                .params(p.channelId(), p.documentId())
                .update();
        count(p.channelId(), -1);
    }

    private void keep(ReleasedEdition e, ReleasedEdition.Placement p, PublishEditions.Released.Place old) {
        Change change = changes.of(p.siteId());
        surroundings(change, p.channelId(), old.publishedAt(), e.documentId());
        moved(change, p.channelId(), old.publishedAt(), e.documentId(), old.type());
        boolean moves = !old.publishedAt().equals(e.publishedAt()) || (old.pinned() > 0) != (p.pinned() > 0);
        if (moves) {
            leave(change, old);
        }
        jdbc.sql("""
                update release.placement set "primary" = ?, published_at = ?, ordinal = ?, pinned = ?
                where channel_id = ? and document_id = ?""")
                .params(
                        p.primary(),
                        Timestamp.from(e.publishedAt()),
                        p.ordinal(),
                        p.pinned(),
                        p.channelId(),
                        e.documentId())
                .update();
        if (moves && wake.pageByPage()) {
            enter(change, p.channelId(), e, p.pinned());
        }
        surroundings(change, p.channelId(), e.publishedAt(), e.documentId());
        moved(change, p.channelId(), e.publishedAt(), e.documentId(), e.type());
        if (p.pinned() > 0 || old.pinned() > 0) {
            change.key(Keys.pinned(p.channelId()));
        }
    }

    private void enter(Change change, long channelId, ReleasedEdition e, int pinned) {
        if (pinned > 0) {
            change.key(Keys.pinned(channelId));
        } else if (isNewestFirst(channelId)) {
            cuts.insert(change, channelId, e.publishedAt(), e.documentId());
        }
    }

    private void leave(Change change, PublishEditions.Released.Place p) {
        if (p.pinned() > 0) {
            change.key(Keys.pinned(p.channelId()));
        } else if (p.cutNo() != null) {
            cuts.remove(change, p.channelId(), p.documentId(), cutNow(p));
        }
    }

    /** The cut may have changed since the verb began: another document of the batch can have split it. */
    private int cutNow(PublishEditions.Released.Place p) {
        return Objects.requireNonNull(
                jdbc.sql("select cut_no from release.placement where channel_id = ? and document_id = ?")
                        .params(p.channelId(), p.documentId())
                        .query(Integer.class)
                        .single());
    }

    private void moved(Change change, long channelId, Instant at, long documentId, String type) {
        change.position(new Position(channelId, at, documentId, type))
                .position(new Position(Position.ofSite(change.siteId()), at, documentId, type))
                .key(Keys.total(channelId));
    }

    private void surroundings(Change change, long channelId, Instant at, long documentId) {
        if (!wake.pageByPage()) {
            return;
        }
        jdbc.sql("""
                (select document_id from release.placement
                 where channel_id = :c and (published_at, document_id) > (:at, :id)
                 order by published_at, document_id limit 1)
                union all
                (select document_id from release.placement
                 where channel_id = :c and (published_at, document_id) < (:at, :id)
                 order by published_at desc, document_id desc limit 1)""")
                .param("c", channelId)
                .param("at", Timestamp.from(at))
                .param("id", documentId)
                .query(Long.class)
                .list()
                .forEach(id -> change.key(Keys.neighbours(channelId, id)));
    }

    private void count(long channelId, long by) {
        jdbc.sql("update release.channel set items = items + ? where channel_id = ?")
                .params(by, channelId)
                .update();
    }

    private boolean isNewestFirst(long channelId) {
        return newestFirst.computeIfAbsent(
                channelId, id -> jdbc.sql("select list_order = 'newest' from release.channel where channel_id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single());
    }
}
