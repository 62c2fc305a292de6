package org.huizheng.release;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the lists of channels cut into stored pages. A cut holds twenty items when it closes, thirty at most and five at
 * least afterwards; its number is an address and is never used again. One new article changes the open cut and, each
 * twentieth time, closes it.
 */
final class Cuts {

    static final int FULL = 20;
    static final int MOST = 30;
    static final int LEAST = 5;

    private record Cut(int no, Instant fromAt, long fromId, boolean open, int items) {}

    private record Item(Instant at, long id) {}

    private final JdbcClient jdbc;

    Cuts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Change change, long channelId, Instant at, long documentId) {
        Cut cut = covering(channelId, at, documentId).orElseGet(() -> first(channelId, change));
        jdbc.sql("update release.placement set cut_no = ? where channel_id = ? and document_id = ?")
                .params(cut.no, channelId, documentId)
                .update();
        jdbc.sql("update release.cut set items = items + 1 where channel_id = ? and no = ?")
                .params(channelId, cut.no)
                .update();
        if (!cut.open) {
            change.page(Pages.cut(channelId, cut.no));
        } else if (cut.items == 0) {
            openTurned(change, channelId, cut);
        }
        level(change, channelId, cut.no);
    }

    void remove(Change change, long channelId, long documentId, int cutNo) {
        jdbc.sql("update release.placement set cut_no = null where channel_id = ? and document_id = ?")
                .params(channelId, documentId)
                .update();
        jdbc.sql("update release.cut set items = items - 1 where channel_id = ? and no = ?")
                .params(channelId, cutNo)
                .update();
        Cut cut = byNo(channelId, cutNo);
        if (cut.open) {
            if (cut.items == 0) {
                openTurned(change, channelId, cut);
            }
        } else if (cut.items < LEAST) {
            merge(change, channelId, cut);
        } else {
            change.page(Pages.cut(channelId, cutNo));
        }
    }

    /** Years lead to cuts with items: with the open one empty, the newest year leads to the one before. */
    private void openTurned(Change change, long channelId, Cut open) {
        if (older(channelId, open).isPresent()) {
            change.key(Keys.total(channelId));
        }
    }

    /** Gives every placement without a cut its cut, then levels all that became too long. */
    void recut(Change change, long channelId) {
        if (covering(channelId, Instant.now(), Long.MAX_VALUE).isEmpty()) {
            first(channelId, change);
        }
        jdbc.sql("""
                update release.placement p set cut_no = (
                    select c.no from release.cut c
                    where c.channel_id = p.channel_id and (c.from_at, c.from_id) <= (p.published_at, p.document_id)
                    order by c.from_at desc, c.from_id desc limit 1)
                where p.channel_id = ? and p.cut_no is null and p.pinned = 0""").param(channelId).update();
        jdbc.sql("""
                update release.cut c set items = (
                    select count(*) from release.placement p where p.channel_id = c.channel_id and p.cut_no = c.no)
                where c.channel_id = ?""").param(channelId).update();
        for (int no : jdbc.sql("select no from release.cut where channel_id = ? order by no")
                .param(channelId)
                .query(Integer.class)
                .list()) {
            level(change, channelId, no);
        }
    }

    private Cut first(long channelId, Change change) {
        jdbc.sql("""
                insert into release.cut (channel_id, no, from_at, from_id, open)
                values (?, 1, timestamptz '1800-01-01 00:00Z', 0, true)""").param(channelId).update();
        change.page(Pages.cut(channelId, 1)).key(Keys.oldestCut(channelId));
        return covering(channelId, Instant.now(), Long.MAX_VALUE).orElseThrow();
    }

    private void level(Change change, long channelId, int no) {
        Cut cut = byNo(channelId, no);
        if (cut.open ? cut.items < FULL : cut.items <= MOST) {
            return;
        }
        List<Item> items = jdbc.sql("""
                select published_at, document_id from release.placement
                where channel_id = ? and cut_no = ? order by published_at, document_id""")
                .params(channelId, no)
                .query((rs, i) -> new Item(rs.getTimestamp(1).toInstant(), rs.getLong(2)))
                .list();
        List<Integer> starts = cut.open ? openStarts(items.size()) : closedStarts(items.size());
        change.key(Keys.cut(channelId, cut.no));
        newer(channelId, cut).ifPresent(c -> change.key(Keys.cut(channelId, c.no)));
        if (cut.open) {
            jdbc.sql("update release.cut set open = false where channel_id = ? and no = ?")
                    .params(channelId, no)
                    .update();
        }
        int next = nextNo(channelId);
        jdbc.sql("update release.cut set items = ? where channel_id = ? and no = ?")
                .params(starts.get(1), channelId, no)
                .update();
        change.page(Pages.cut(channelId, no));
        for (int i = 1; i < starts.size(); i++) {
            int from = starts.get(i);
            int to = i + 1 < starts.size() ? starts.get(i + 1) : items.size();
            boolean open = cut.open && i == starts.size() - 1;
            piece(change, channelId, next++, items, from, to, open, no);
        }
    }

    private void piece(
            Change change, long channelId, int no, List<Item> items, int from, int to, boolean open, int old) {
        Item start = from < items.size() ? items.get(from) : new Item(items.getLast().at, items.getLast().id + 1);
        jdbc.sql("insert into release.cut (channel_id, no, from_at, from_id, open, items) values (?, ?, ?, ?, ?, ?)")
                .params(channelId, no, Timestamp.from(start.at), start.id, open, to - from)
                .update();
        if (to > from) {
            Item end = items.get(to - 1);
            jdbc.sql("""
                    update release.placement set cut_no = ?
                    where channel_id = ? and cut_no = ? and (published_at, document_id) between (?, ?) and (?, ?)""")
                    .params(no, channelId, old, Timestamp.from(start.at), start.id, Timestamp.from(end.at), end.id)
                    .update();
        }
        change.page(Pages.cut(channelId, no)).key(Keys.cut(channelId, no)).key(Keys.total(channelId));
    }

    /** The open cut gives off full cuts from its oldest end; the rest, perhaps nothing, stays open. */
    private static List<Integer> openStarts(int size) {
        List<Integer> starts = new ArrayList<>();
        for (int at = 0; at + FULL <= size; at += FULL) {
            starts.add(at);
        }
        starts.add(size - size % FULL);
        return starts;
    }

    private static List<Integer> closedStarts(int size) {
        int pieces = (size + FULL - 1) / FULL;
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            starts.add((int) ((long) size * i / pieces));
        }
        return starts;
    }

    private void merge(Change change, long channelId, Cut cut) {
        int no = cut.no;
        Optional<Cut> older = older(channelId, cut);
        Optional<Cut> newer = newer(channelId, cut);
        if (older.isEmpty() && newer.isEmpty()) {
            return;
        }
        Cut into = older.orElseGet(newer::orElseThrow);
        change.key(Keys.cut(channelId, no));
        newer.ifPresent(c -> change.key(Keys.cut(channelId, c.no)));
        older.ifPresentOrElse(c -> change.key(Keys.cut(channelId, c.no)), () -> change.key(Keys.oldestCut(channelId)));
        jdbc.sql("delete from release.cut where channel_id = ? and no = ?")
                .params(channelId, no)
                .update();
        jdbc.sql("update release.placement set cut_no = ? where channel_id = ? and cut_no = ?")
                .params(into.no, channelId, no)
                .update();
        jdbc.sql("""
                update release.cut set items = items + :items,
                    from_at = case when (from_at, from_id) <= (:at, :id) then from_at else :at end,
                    from_id = case when (from_at, from_id) <= (:at, :id) then from_id else :id end
                where channel_id = :channel and no = :no""")
                .param("items", cut.items)
                .param("at", Timestamp.from(cut.fromAt))
                .param("id", cut.fromId)
                .param("channel", channelId)
                .param("no", into.no)
                .update();
        jdbc.sql("update release.cut_moved set to_no = ? where channel_id = ? and to_no = ?")
                .params(into.no, channelId, no)
                .update();
        jdbc.sql("insert into release.cut_moved (channel_id, no, to_no) values (?, ?, ?)")
                .params(channelId, no, into.no)
                .update();
        change.page(Pages.cut(channelId, no))
                .page(Pages.cut(channelId, into.no))
                .page(Pages.channel(channelId))
                .key(Keys.total(channelId));
        jdbc.sql("select no from release.cut_moved where channel_id = ? and to_no = ?")
                .params(channelId, into.no)
                .query(Integer.class)
                .list()
                .forEach(moved -> change.page(Pages.cut(channelId, moved)));
        level(change, channelId, into.no);
    }

    private int nextNo(long channelId) {
        return jdbc.sql("""
                select greatest(
                    (select coalesce(max(no), 0) from release.cut where channel_id = :c),
                    (select coalesce(max(no), 0) from release.cut_moved where channel_id = :c)) + 1""").param("c", channelId).query(Integer.class).single();
    }

    private Cut byNo(long channelId, int no) {
        return one("where channel_id = ? and no = ?", channelId, no).orElseThrow();
    }

    private Optional<Cut> covering(long channelId, Instant at, long id) {
        return one(
                "where channel_id = ? and (from_at, from_id) <= (?, ?) order by from_at desc, from_id desc limit 1",
                channelId,
                Timestamp.from(at),
                id);
    }

    private Optional<Cut> newer(long channelId, Cut cut) {
        return one(
                "where channel_id = ? and (from_at, from_id) > (?, ?) order by from_at, from_id limit 1",
                channelId,
                Timestamp.from(cut.fromAt),
                cut.fromId);
    }

    private Optional<Cut> older(long channelId, Cut cut) {
        return one(
                "where channel_id = ? and (from_at, from_id) < (?, ?) order by from_at desc, from_id desc limit 1",
                channelId,
                Timestamp.from(cut.fromAt),
                cut.fromId);
    }

    private Optional<Cut> one(String where, Object... params) {
        return jdbc.sql("select no, from_at, from_id, open, items from release.cut " + where)
                .params(params)
                .query((rs, i) -> new Cut(
                        rs.getInt(1), rs.getTimestamp(2).toInstant(), rs.getLong(3), rs.getBoolean(4), rs.getInt(5)))
                .optional();
    }
}
