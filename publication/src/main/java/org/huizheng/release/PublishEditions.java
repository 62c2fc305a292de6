package org.huizheng.release;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huizheng.kernel.Problem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes approved editions public, at most 500 in one transaction, the caller's. Each document keeps the address and the
 * time of its first release; a newer edition supersedes the older.
 */
public final class PublishEditions {

    public static final int MOST = 500;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final PublicationLog log;

    public PublishEditions(JdbcTemplate template, PublicationLog log) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.log = log;
    }

    /** @throws Problem {@code approval-broken} when content or placements are not what was approved */
    public void perform(List<ReleasedEdition> given, Wake wake) {
        if (given.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " editions");
        }
        List<ReleasedEdition> editions =
                given.stream().map(PublishEditions::inMilliseconds).toList();
        editions.forEach(PublishEditions::requireApproval);
        Long[] ids = editions.stream().map(ReleasedEdition::documentId).toArray(Long[]::new);
        Released before = Released.of(jdbc, ids);
        upsertDocuments(editions);
        new ArchivedPlaces(jdbc).forget(ids);
        replaceAttachments(editions, ids);
        replaceRelations(editions, ids);
        Changes changes = new Changes();
        Placements placements = new Placements(template, changes, wake);
        placements.replace(editions, before);
        // locks the log heads, as all that follows: a verb that locks them before its channels would wait for one that
        // does not
        Map<Long, Integer> begun = upsertAddresses(editions, before);
        if (wake.pageByPage()) {
            TellChanges tell = new TellChanges(jdbc, changes, before);
            editions.forEach(tell::of);
            begun.forEach((site, shard) -> changes.of(site).key(Keys.shards()).page(Pages.shard(shard)));
        } else {
            editions.forEach(e -> e.placements()
                    .forEach(p -> changes.of(p.siteId()).page(Pages.WHOLE_SITE).key(Keys.document(e.documentId()))));
        }
        log.write("publishEditions", editions.size() == 1 ? editions.getFirst().documentId() : null, changes, wake);
    }

    private static ReleasedEdition inMilliseconds(ReleasedEdition e) {
        return new ReleasedEdition(
                e.documentId(),
                e.editionId(),
                e.ownerSiteId(),
                e.type(),
                e.content(),
                e.placements(),
                e.relations(),
                e.approvalId(),
                e.approvalHash(),
                e.publishedAt().truncatedTo(ChronoUnit.MILLIS),
                e.origin());
    }

    private static void requireApproval(ReleasedEdition e) {
        if (!Arrays.equals(ApprovalHash.of(e.content(), e.placements()), e.approvalHash())) {
            throw new Problem("approval-broken", 409, "稿件内容或投放与审批时不一致，请重新报审");
        }
        Set<Long> primary = new HashSet<>();
        Set<Long> sites = new HashSet<>();
        for (var p : e.placements()) {
            sites.add(p.siteId());
            if (p.primary() && !primary.add(p.siteId())) {
                throw Problem.invalid("一篇稿件在一个站点只能有一个主栏目");
            }
        }
        if (sites.isEmpty() || !primary.equals(sites)) {
            throw Problem.invalid("稿件在每个站点须有一个主栏目");
        }
    }

    private void upsertDocuments(List<ReleasedEdition> editions) {
        batch("""
                insert into release.document (document_id, owner_site_id, edition_id, type, meta, body, placements,
                    approval_id, approval_hash, published_at, first_visible_at, origin, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp(), ?, 'released')
                on conflict (document_id) do update set edition_id = excluded.edition_id, type = excluded.type,
                    meta = excluded.meta, body = excluded.body, placements = excluded.placements,
                    approval_id = excluded.approval_id, approval_hash = excluded.approval_hash,
                    published_at = excluded.published_at, state = 'released', reason = null, retracted_at = null,
                    changed_at = case when (document.meta, document.body) is distinct from (excluded.meta, excluded.body)
                        then clock_timestamp() else document.changed_at end""", editions, (ps, e) -> {
            ps.setLong(1, e.documentId());
            ps.setLong(2, e.ownerSiteId());
            ps.setLong(3, e.editionId());
            ps.setString(4, e.type());
            ps.setString(5, e.content().meta());
            ps.setString(6, e.content().body());
            ps.setString(7, ApprovalHash.line(e.placements()));
            ps.setLong(8, e.approvalId());
            ps.setBytes(9, e.approvalHash());
            ps.setTimestamp(10, Timestamp.from(e.publishedAt()));
            ps.setString(11, e.origin());
        });
    }

    /** Gives the sitemap shards that began, by site. */
    private Map<Long, Integer> upsertAddresses(List<ReleasedEdition> editions, Released before) {
        Map<Long, Integer> begun = new HashMap<>();
        record New(ReleasedEdition edition, long siteId, long channelId) {}
        Map<Long, List<New>> bySite = editions.stream()
                .flatMap(e -> e.placements().stream()
                        .filter(ReleasedEdition.Placement::primary)
                        .map(p -> new New(e, p.siteId(), p.channelId())))
                .filter(n -> !before.hasAddress(n.siteId, n.edition.documentId()))
                .collect(Collectors.groupingBy(New::siteId, TreeMap::new, Collectors.toList()));
        bySite.forEach((site, fresh) -> {
            Map<Long, String> paths = jdbc
                    .sql("select channel_id, path from release.channel where site_id = ?")
                    .param(site)
                    .query((rs, i) -> Map.entry(rs.getLong(1), rs.getString(2)))
                    .list()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            long last = log.documents(site, fresh.size());
            long[] next = {last - fresh.size()};
            if (Address.beginsShard(next[0], last)) {
                begun.put(site, Address.shard(last - 1));
            }
            batch(
                    "insert into release.address (site_id, document_id, path, shard) values (?, ?, ?, ?)",
                    fresh,
                    (ps, n) -> {
                        ps.setLong(1, site);
                        ps.setLong(2, n.edition.documentId());
                        ps.setString(
                                3,
                                Address.of(
                                        Objects.requireNonNull(paths.get(n.channelId)),
                                        n.edition.publishedAt(),
                                        n.edition.documentId()));
                        ps.setInt(4, Address.shard(next[0]++));
                    });
        });
        return begun;
    }

    private void replaceAttachments(List<ReleasedEdition> editions, Long[] ids) {
        record Row(long documentId, int position, EditionContent.Attachment file) {}
        jdbc.sql("delete from release.attachment where document_id = any (?)")
                .param(ids)
                .update();
        List<Row> rows = editions.stream()
                .flatMap(
                        e -> java.util.stream.IntStream.range(0, e.attachments().size())
                                .mapToObj(i -> new Row(
                                        e.documentId(), i, e.attachments().get(i))))
                .toList();
        batch("""
                insert into release.attachment (document_id, position, name, blob, media_type, size, path)
                values (?, ?, ?, ?, ?, ?, ?)""", rows, (ps, r) -> {
            ps.setLong(1, r.documentId);
            ps.setInt(2, r.position);
            ps.setString(3, r.file.name());
            ps.setString(4, r.file.blob());
            ps.setString(5, r.file.mediaType());
            ps.setLong(6, r.file.size());
            ps.setString(7, r.file.path());
        });
    }

    private void replaceRelations(List<ReleasedEdition> editions, Long[] ids) {
        record Row(long from, ReleasedEdition.Relation relation) {}
        jdbc.sql("delete from release.relation where from_id = any (?)")
                .param(ids)
                .update();
        List<Row> rows = editions.stream()
                .flatMap(e -> e.relations().stream().distinct().map(r -> new Row(e.documentId(), r)))
                .toList();
        batch("insert into release.relation (from_id, to_id, kind) values (?, ?, ?)", rows, (ps, r) -> {
            ps.setLong(1, r.from);
            ps.setLong(2, r.relation.toId());
            ps.setString(3, r.relation.kind());
        });
    }

    interface Fill<T> {
        void fill(PreparedStatement statement, T row) throws SQLException;
    }

    private <T> void batch(String sql, List<T> rows, Fill<T> fill) {
        if (!rows.isEmpty()) {
            template.batchUpdate(sql, rows, rows.size(), fill::fill);
        }
    }
}
