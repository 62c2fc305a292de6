package org.huizheng.render;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One channel read from its newest item to its oldest in portions, for a rebuild: each document, and each stored page of the
 * list, is made from what passes by, with no query of its own.
 */
final class ChannelInOrder extends Content {

    private static final int PORTION = 500;

    private record Place(java.time.Instant at, long id) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(id, other.id);
        }
    }

    /** One item: the document, whether this channel is where its page stands, and the list page it is on. */
    record Item(Row row, boolean primary, @Nullable Integer cutNo) {}

    private final JdbcClient jdbc;
    private final long channelId;
    private final NavigableMap<Place, Cut> cuts = new TreeMap<>();
    private final Map<Integer, List<Row>> passed = new HashMap<>();
    private final Set<Long> related = new HashSet<>();

    ChannelInOrder(JdbcClient jdbc, ApprovedLines approved, long channelId) {
        super(jdbc, approved);
        this.jdbc = jdbc;
        this.channelId = channelId;
        jdbc.sql("select no, from_at, from_id, open from release.cut where channel_id = ?")
                .param(channelId)
                .query((rs, i) ->
                        new Cut(rs.getInt(1), rs.getTimestamp(2).toInstant(), rs.getLong(3), rs.getBoolean(4)))
                .list()
                .forEach(c -> cuts.put(place(c), c));
    }

    interface Visit {
        void item(Item item, @Nullable Row newer, @Nullable Row older);
    }

    interface CutDone {
        void done(int no);
    }

    /** Visits every item; {@code done} is told when the last item of a cut has passed. */
    void each(Visit visit, CutDone done) {
        Row newer = null;
        Item current = null;
        Item last = null;
        List<Item> portion;
        do {
            portion = portion(last == null ? null : last.row());
            noteRelated(portion);
            for (Item next : portion) {
                if (current != null) {
                    visit.item(current, newer, approved(next.row()));
                    newer = approved(current.row());
                }
                pass(next, done);
                current = next;
            }
            last = portion.isEmpty() ? last : portion.getLast();
        } while (portion.size() == PORTION);
        if (current != null) {
            visit.item(current, newer, null);
        }
        passed.keySet().stream().sorted().toList().forEach(done::done);
    }

    private static @Nullable Row approved(Row row) {
        return row.isApproved() ? row : null;
    }

    /** The first item of another cut: all cuts before are complete. */
    private void pass(Item next, CutDone done) {
        if (next.cutNo() == null) {
            return;
        }
        if (!passed.containsKey(next.cutNo())) {
            passed.keySet().stream().sorted().toList().forEach(done::done);
            passed.clear();
        }
        List<Row> cut = passed.computeIfAbsent(next.cutNo(), no -> new ArrayList<>(Cut.USUAL_ITEMS));
        if (next.row().isApproved()) {
            cut.add(next.row());
        }
    }

    private List<Item> portion(@Nullable Row after) {
        return jdbc.sql("""
                select d.document_id, d.edition_id, d.type, d.meta, d.body, d.placements, d.approval_id, d.approval_hash,
                    d.published_at, a.path, p.channel_id, greatest(d.changed_at, d.published_at), p."primary", p.cut_no
                from release.placement p
                join release.document d using (document_id)
                join release.address a on a.site_id = p.site_id and a.document_id = p.document_id
                where p.channel_id = :channel and (p.published_at, p.document_id) < (:at, :id)
                order by p.published_at desc, p.document_id desc limit :most""")
                .param("channel", channelId)
                .param("at", Timestamp.from(after == null ? Reads.NEWEST : after.publishedAt()))
                .param("id", after == null ? Long.MAX_VALUE : after.documentId())
                .param("most", PORTION)
                .query((rs, i) -> new Item(row(rs, i), rs.getBoolean(13), rs.getObject(14, Integer.class)))
                .list();
    }

    /** Which documents of the portion point to others or are pointed to; the rest need not ask. */
    private void noteRelated(List<Item> portion) {
        Long[] ids = portion.stream().map(i -> i.row().documentId()).toArray(Long[]::new);
        related.addAll(jdbc.sql("""
                select from_id from release.relation where from_id = any (:ids)
                union select to_id from release.relation where to_id = any (:ids)""").param("ids", ids).query(Long.class).list());
    }

    @Override
    List<Long> relatedIds(long documentId, String kind, boolean incoming) {
        return related.contains(documentId) ? super.relatedIds(documentId, kind, incoming) : List.of();
    }

    @Override
    List<Row> related(long siteId, long documentId, String kind, boolean incoming) {
        return related.contains(documentId) ? super.related(siteId, documentId, kind, incoming) : List.of();
    }

    @Override
    List<Row> cut(long channel, int no) {
        List<Row> rows = passed.get(no);
        return rows == null ? super.cut(channel, no) : rows;
    }

    @Override
    Optional<Cut> cutRow(long channel, int no) {
        return cuts.values().stream().filter(c -> c.no() == no).findFirst();
    }

    @Override
    Optional<Cut> older(long channel, Cut cut) {
        return Optional.ofNullable(cuts.lowerEntry(place(cut))).map(Map.Entry::getValue);
    }

    @Override
    Optional<Cut> newer(long channel, Cut cut) {
        return Optional.ofNullable(cuts.higherEntry(place(cut))).map(Map.Entry::getValue);
    }

    @Override
    Optional<Cut> oldestCut(long channel) {
        return Optional.ofNullable(cuts.firstEntry()).map(Map.Entry::getValue);
    }

    private static Place place(Cut cut) {
        return new Place(cut.fromAt(), cut.fromId());
    }
}
