package org.huizheng.release;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where documents are shown: keeps placements, counts and cuts in step, and tells what each list lost and gained. */
final class Placements {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Changes changes;
    private final Wake wake;
    private final Cuts cuts;
    private final Map<Long, Standing> standings = new HashMap<>();

    /** What of a channel its lists depend on; {@code parentId} 0 at the top. */
    private record Standing(boolean newestFirst, long parentId) {}

    Placements(JdbcTemplate template, Changes changes, Wake wake) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.changes = changes;
        this.wake = wake;
        this.cuts = new Cuts(jdbc);
    }

    void replace(List<ReleasedEdition> editions, Released before) {
        List<Add> added = new ArrayList<>();
        for (ReleasedEdition e : editions) {
            Map<Long, Released.Place> was = before.placesOf(e.documentId());
            Set<Long> stays = e.placements().stream()
                    .map(ReleasedEdition.Placement::channelId)
                    .collect(Collectors.toSet());
            was.values().stream().filter(p -> !stays.contains(p.channelId())).forEach(this::remove);
            for (ReleasedEdition.Placement p : e.placements()) {
                Released.Place old = was.get(p.channelId());
                if (old == null) {
                    added.add(new Add(e, p));
                } else {
                    keep(e, p, old, before);
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
                change.key(Keys.total(channel));
            });
        }
    }

    /** Takes a document out of a list. */
    void remove(Released.Place p) {
        Change change = changes.of(p.siteId());
        surroundings(change, p.channelId(), p.publishedAt(), p.documentId());
        moved(change, p.channelId(), p.publishedAt(), p.documentId(), p.type());
        change.key(Keys.total(p.channelId()));
        leave(change, p);
        jdbc.sql("delete from release.placement where channel_id = ? and document_id = ?")
                .params(p.channelId(), p.documentId())
                .update();
        count(p.channelId(), -1);
    }

    private void keep(ReleasedEdition e, ReleasedEdition.Placement p, Released.Place old, Released before) {
        Change change = changes.of(p.siteId());
        boolean another = before.looksOther(e);
        boolean moves = !old.publishedAt().equals(e.publishedAt()) || (old.pinned() > 0) != (p.pinned() > 0);
        if (another) {
            surroundings(change, p.channelId(), old.publishedAt(), e.documentId());
            moved(change, p.channelId(), old.publishedAt(), e.documentId(), old.type());
        } else if (before.saysOther(e)) {
            moved(change, p.channelId(), e.publishedAt(), e.documentId(), Position.TEXT);
        }
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
        if (another) {
            surroundings(change, p.channelId(), e.publishedAt(), e.documentId());
            moved(change, p.channelId(), e.publishedAt(), e.documentId(), e.type());
        }
        if (!old.publishedAt().equals(e.publishedAt()) && hasOtherYear(e, old)) {
            change.key(Keys.total(p.channelId()));
        }
        if (isPlacedOtherwise(p, old) || another && p.pinned() > 0) {
            change.key(Keys.pinned(p.channelId()));
        }
    }

    /** A year leads to the cut of its newest document: within its year and its cut, a document may move without that. */
    private boolean hasOtherYear(ReleasedEdition e, Released.Place old) {
        return year(old.publishedAt()) != year(e.publishedAt())
                || !Objects.equals(old.cutNo(), cutNow(old).orElse(null));
    }

    private static int year(Instant at) {
        return at.atZone(SHANGHAI).getYear();
    }

    private boolean isPlacedOtherwise(ReleasedEdition.Placement p, Released.Place old) {
        boolean byHand = p.ordinal() != old.ordinal() && !standing(p.channelId()).newestFirst;
        return byHand || p.pinned() != old.pinned();
    }

    private void enter(Change change, long channelId, ReleasedEdition e, int pinned) {
        if (pinned > 0) {
            change.key(Keys.pinned(channelId));
        } else if (standing(channelId).newestFirst) {
            cuts.insert(change, channelId, e.publishedAt(), e.documentId());
        }
    }

    private void leave(Change change, Released.Place p) {
        if (p.pinned() > 0) {
            change.key(Keys.pinned(p.channelId()));
        } else if (p.cutNo() != null) {
            cuts.remove(change, p.channelId(), p.documentId(), cutNow(p).orElseThrow());
        }
    }

    /** The cut may have changed since the verb began: another document of the batch can have split it. */
    private Optional<Integer> cutNow(Released.Place p) {
        return jdbc.sql("""
                select cut_no from release.placement
                where channel_id = ? and document_id = ? and cut_no is not null""")
                .params(p.channelId(), p.documentId())
                .query(Integer.class)
                .optional();
    }

    private void moved(Change change, long channelId, Instant at, long documentId, String type) {
        change.position(new Position(channelId, at, documentId, type));
        long parent = standing(channelId).parentId;
        if (parent != 0) {
            change.position(new Position(Position.ofChildren(parent), at, documentId, type));
        }
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

    private Standing standing(long channelId) {
        return standings.computeIfAbsent(channelId, id -> jdbc.sql(
                        "select list_order = 'newest', coalesce(parent_id, 0) from release.channel where channel_id = ?")
                .param(id)
                .query((rs, i) -> new Standing(rs.getBoolean(1), rs.getLong(2)))
                .single());
    }
}
