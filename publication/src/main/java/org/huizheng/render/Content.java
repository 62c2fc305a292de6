package org.huizheng.render;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.huizheng.release.ApprovalHash;
import org.huizheng.release.EditionContent;
import org.huizheng.release.Mapping;
import org.huizheng.release.Mappings;
import org.huizheng.release.MovedChannels;
import org.huizheng.release.Pages;
import org.huizheng.release.ReleasedEmergencies;
import org.huizheng.release.ReleasedWords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads of released content for pages: each by an index, none that grows with the site. */
class Content {

    private static final String LINE = """
            select d.document_id, d.edition_id, d.type, d.meta, '' as body, d.placements, d.approval_id, d.approval_hash,
                d.published_at, a.path, p.channel_id, greatest(d.changed_at, d.published_at)
            from release.placement p
            join release.document d using (document_id)
            join release.address a on a.site_id = p.site_id and a.document_id = p.document_id
            """;

    /** A stored page of a list. */
    record Cut(int no, Instant fromAt, long fromId, boolean open) {
        static final int USUAL_ITEMS = 20;
    }

    record Attachment(String name, String blob, String mediaType, long size, String path) {}

    private final JdbcClient jdbc;
    private final ApprovedLines approved;

    Content(JdbcClient jdbc, ApprovedLines approved) {
        this.jdbc = jdbc;
        this.approved = approved;
    }

    /** For pages that nobody keeps. */
    static Content unkept(JdbcClient jdbc) {
        return new Content(jdbc, new ApprovedLines(jdbc, documentId -> {}));
    }

    private List<Row> lines(JdbcClient.StatementSpec statement) {
        return approved.of(statement.query(Content::row).list());
    }

    Optional<Row> document(long siteId, long documentId) {
        return jdbc.sql("""
                select d.document_id, d.edition_id, d.type, d.meta, d.body, d.placements, d.approval_id, d.approval_hash,
                    d.published_at, a.path, p.channel_id, greatest(d.changed_at, d.published_at)
                from release.document d
                join release.address a on a.site_id = ? and a.document_id = d.document_id
                join release.placement p on p.site_id = a.site_id and p.document_id = d.document_id and p."primary"
                where d.document_id = ? and d.state = 'released'""").params(siteId, documentId).query(Content::row).optional();
    }

    /**
     * A document that has left the lists of a site and stays where it was.
     *
     * @param reason why it was archived, in the editor's words
     */
    record Archived(Row row, Instant at, String reason) {}

    Optional<Archived> archived(long siteId, long documentId) {
        return jdbc.sql("""
                select d.document_id, d.edition_id, d.type, d.meta, d.body, d.placements, d.approval_id, d.approval_hash,
                    d.published_at, a.path, s.channel_id, greatest(d.changed_at, d.published_at), d.retracted_at, d.reason
                from release.archived s
                join release.document d using (document_id)
                join release.address a using (site_id, document_id)
                where s.site_id = ? and s.document_id = ? and d.state = 'archived'""")
                .params(siteId, documentId)
                .query((rs, i) -> new Archived(row(rs, i), rs.getTimestamp(13).toInstant(), rs.getString(14)))
                .optional();
    }

    /** The mappings that lie in one file, in its order. */
    List<Mapping> mappings(long siteId, String part) {
        Mappings mappings = new Mappings(jdbc);
        return part.equals(Pages.RULES) ? mappings.rules(siteId) : mappings.shard(siteId, Integer.parseInt(part));
    }

    /** How far back a list of documents with a picture is looked for. */
    private static final int PICTURES_AMONG = 200;

    /** The newest of some channels, newest first: a few index entries of each, however long they are. */
    List<Row> newest(List<Long> channelIds, @Nullable String type, int offset, int limit) {
        return lines(jdbc.sql("""
                select d.document_id, d.edition_id, d.type, d.meta, '' as body, d.placements, d.approval_id,
                    d.approval_hash, d.published_at, a.path, p.channel_id, greatest(d.changed_at, d.published_at)
                from unnest(:channels::bigint[]) c (channel_id)
                cross join lateral (
                    select q.channel_id, q.document_id, q.site_id, q.published_at from release.placement q
                    where q.channel_id = c.channel_id and (:type::text is null or exists (
                        select 1 from release.document t where t.document_id = q.document_id and t.type = :type))
                    order by q.published_at desc, q.document_id desc limit :most) p
                join release.document d on d.document_id = p.document_id
                join release.address a on a.site_id = p.site_id and a.document_id = p.document_id
                order by p.published_at desc, p.document_id desc, p.channel_id offset :offset limit :limit""")
                .param("channels", channelIds.toArray(Long[]::new))
                .param("type", type)
                .param("most", offset + limit)
                .param("offset", offset)
                .param("limit", limit));
    }

    List<Row> newestWithPicture(List<Long> channelIds, @Nullable String type, int offset, int limit) {
        return newest(channelIds, type, 0, PICTURES_AMONG).stream()
                .filter(row -> !row.content().image().isEmpty())
                .skip(offset)
                .limit(limit)
                .toList();
    }

    List<Row> newestOfSite(long siteId, int limit) {
        return lines(jdbc.sql(LINE + """
                where p.site_id = ? and p."primary" order by p.published_at desc, p.document_id desc limit ?""").params(siteId, limit));
    }

    List<Row> newest(long channelId, int limit) {
        return lines(jdbc.sql(LINE + """
                where p.channel_id = ? order by p.published_at desc, p.document_id desc limit ?""").params(channelId, limit));
    }

    List<Row> cut(long channelId, int no) {
        return lines(jdbc.sql(LINE + """
                where p.channel_id = ? and p.cut_no = ? order by p.published_at desc, p.document_id desc""").params(channelId, no));
    }

    List<Row> pinned(long channelId) {
        return lines(jdbc.sql(LINE + """
                where p.channel_id = ? and p.pinned > 0
                order by p.pinned desc, p.published_at desc, p.document_id desc limit 20""").param(channelId));
    }

    List<Row> byHand(long channelId) {
        return lines(jdbc.sql(LINE + """
                where p.channel_id = ?
                order by p.pinned desc, p.ordinal, p.published_at desc, p.document_id desc limit 500""").param(channelId));
    }

    Optional<Row> newer(Row of) {
        return lines(jdbc.sql(LINE + """
                where p.channel_id = ? and (p.published_at, p.document_id) > (?, ?)
                order by p.published_at, p.document_id limit 1""").params(of.channelId(), Timestamp.from(of.publishedAt()), of.documentId()))
                .stream()
                .findFirst();
    }

    Optional<Row> older(Row of) {
        return lines(jdbc.sql(LINE + """
                where p.channel_id = ? and (p.published_at, p.document_id) < (?, ?)
                order by p.published_at desc, p.document_id desc limit 1""").params(of.channelId(), Timestamp.from(of.publishedAt()), of.documentId()))
                .stream()
                .findFirst();
    }

    /** Documents that point to this one ({@code incoming}) or that it points to, those with an address on the site. */
    List<Row> related(long siteId, long documentId, String kind, boolean incoming) {
        String join =
                incoming ? "r.from_id = p.document_id and r.to_id = ?" : "r.to_id = p.document_id and r.from_id = ?";
        return lines(
                jdbc.sql(LINE + " join release.relation r on " + join + """
                 and r.kind = ?
                where p.site_id = ? and p."primary" and d.state = 'released'
                order by p.published_at desc, p.document_id desc limit 50""").params(documentId, kind, siteId));
    }

    List<Long> relatedIds(long documentId, String kind, boolean incoming) {
        return jdbc.sql(
                        incoming
                                ? "select from_id from release.relation where to_id = ? and kind = ?"
                                : "select to_id from release.relation where from_id = ? and kind = ?")
                .params(documentId, kind)
                .query(Long.class)
                .list();
    }

    Optional<Cut> openCut(long channelId) {
        return oneCut("where channel_id = ? and open", channelId);
    }

    Optional<Cut> cutRow(long channelId, int no) {
        return oneCut("where channel_id = ? and no = ?", channelId, no);
    }

    Optional<Cut> older(long channelId, Cut cut) {
        return oneCut(
                "where channel_id = ? and (from_at, from_id) < (?, ?) order by from_at desc, from_id desc limit 1",
                channelId,
                Timestamp.from(cut.fromAt),
                cut.fromId);
    }

    Optional<Cut> newer(long channelId, Cut cut) {
        return oneCut(
                "where channel_id = ? and (from_at, from_id) > (?, ?) order by from_at, from_id limit 1",
                channelId,
                Timestamp.from(cut.fromAt),
                cut.fromId);
    }

    Optional<Cut> oldestCut(long channelId) {
        return oneCut("where channel_id = ? order by from_at, from_id limit 1", channelId);
    }

    /** The cut that holds the last items before a moment. */
    Optional<Cut> cutBefore(long channelId, Instant moment) {
        return oneCut(
                "where channel_id = ? and from_at < ? and items > 0 order by from_at desc, from_id desc limit 1",
                channelId,
                Timestamp.from(moment));
    }

    Optional<MovedChannels.Moved> channelMoved(long channelId) {
        return MovedChannels.find(jdbc, channelId);
    }

    Optional<Integer> cutMovedTo(long channelId, int no) {
        return jdbc.sql("select to_no from release.cut_moved where channel_id = ? and no = ?")
                .params(channelId, no)
                .query(Integer.class)
                .optional();
    }

    long items(long channelId) {
        return jdbc.sql("select items from release.channel where channel_id = ?")
                .param(channelId)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    Optional<Instant> newestBefore(long channelId, Instant moment) {
        return jdbc.sql("""
                select published_at from release.placement where channel_id = ? and published_at < ?
                order by published_at desc limit 1""")
                .params(channelId, Timestamp.from(moment))
                .query((rs, i) -> rs.getTimestamp(1).toInstant())
                .optional();
    }

    /**
     * A document that was public at an address of the site and is not any more, or a file of one.
     *
     * @param approved whether it still says what was approved
     */
    record Retracted(long documentId, String path, String title, String reason, Instant at, boolean approved) {}

    private static final String RETRACTED = """
            d.meta, d.body, d.placements, d.approval_hash, coalesce(d.reason, ''), coalesce(d.retracted_at, d.published_at)
            from release.document d join release.address a on a.site_id = ? and a.document_id = d.document_id
            """;

    Optional<Retracted> retracted(long siteId, long documentId) {
        return retracted("select d.document_id, a.path, " + RETRACTED + "where d.document_id = ?", siteId, documentId);
    }

    Optional<Retracted> retractedFile(long siteId, long documentId, int position) {
        return retracted("select d.document_id, f.path, " + RETRACTED + """
                join release.attachment f on f.document_id = d.document_id
                where d.document_id = ? and f.position = ?""", siteId, documentId, position);
    }

    private Optional<Retracted> retracted(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Content::retracted).optional();
    }

    private static Retracted retracted(ResultSet rs, int i) throws SQLException {
        byte[] meta = rs.getBytes(3);
        boolean approved = Arrays.equals(ApprovalHash.of(meta, rs.getBytes(4), rs.getBytes(5)), rs.getBytes(6));
        return new Retracted(
                rs.getLong(1),
                rs.getString(2),
                approved ? EditionContent.of(meta).title() : "",
                rs.getString(7),
                rs.getTimestamp(8).toInstant(),
                approved);
    }

    Optional<Attachment> publicAttachment(long siteId, long documentId, int position) {
        return jdbc.sql("""
                select name, blob, media_type, size, path
                from release.attachment f
                where document_id = :document and position = :position and (
                    exists (select from release.placement p
                        where p.site_id = :site and p.document_id = f.document_id and p."primary")
                    or exists (select from release.archived s
                        where s.site_id = :site and s.document_id = f.document_id))""")
                .param("document", documentId)
                .param("position", position)
                .param("site", siteId)
                .query((rs, i) -> new Attachment(
                        rs.getString(1), rs.getString(2), rs.getString(3), rs.getLong(4), rs.getString(5)))
                .optional();
    }

    List<Row> shard(long siteId, int shard) {
        return jdbc.sql("""
                select d.document_id, d.edition_id, d.type, '' as meta, '' as body, '' as placements, d.approval_id,
                    d.approval_hash, d.published_at, a.path, 0::bigint as channel_id,
                    greatest(d.changed_at, d.published_at)
                from release.address a join release.document d using (document_id)
                join release.placement p on p.site_id = a.site_id and p.document_id = a.document_id and p."primary"
                where a.site_id = ? and a.shard = ? order by d.document_id""").params(siteId, shard).query(Content::row).list();
    }

    List<Integer> shards(long siteId) {
        return jdbc.sql("select generate_series(0, coalesce(max(shard), 0)) from release.address where site_id = ?")
                .param(siteId)
                .query(Integer.class)
                .list();
    }

    List<String> keptWords() {
        return ReleasedWords.of(jdbc).lines();
    }

    List<ReleasedEmergencies.Shown> emergencies(long siteId, boolean drill) {
        return ReleasedEmergencies.of(jdbc, siteId, drill);
    }

    /** The driver gives a text's bytes in UTF-8 as they came. */
    static Row row(ResultSet rs, int i) throws SQLException {
        return new Row(
                rs.getLong(1),
                rs.getLong(2),
                rs.getString(3),
                rs.getBytes(4),
                rs.getBytes(5),
                rs.getBytes(6),
                rs.getLong(7),
                rs.getBytes(8),
                rs.getTimestamp(9).toInstant(),
                rs.getString(10),
                rs.getLong(11),
                rs.getTimestamp(12).toInstant());
    }

    private Optional<Cut> oneCut(String where, Object... params) {
        return jdbc.sql("select no, from_at, from_id, open from release.cut " + where)
                .params(params)
                .query((rs, i) ->
                        new Cut(rs.getInt(1), rs.getTimestamp(2).toInstant(), rs.getLong(3), rs.getBoolean(4)))
                .optional();
    }
}
