package org.huizheng.release;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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
        replaceAttachments(editions, ids);
        Set<Long> relatedBefore = replaceRelations(editions, ids);
        Changes changes = new Changes();
        Placements placements = new Placements(template, changes, wake);
        placements.replace(editions, before);
        // locks the log heads, as all that follows: a verb that locks them before its channels would wait for one that
        // does not
        Map<Long, Integer> begun = upsertAddresses(editions, before);
        if (wake.pageByPage()) {
            tell(changes, editions, before, relatedBefore);
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

    /** Gives the documents that were pointed to before. */
    private Set<Long> replaceRelations(List<ReleasedEdition> editions, Long[] ids) {
        record Row(long from, ReleasedEdition.Relation relation) {}
        Set<Long> before =
                new HashSet<>(jdbc.sql("delete from release.relation where from_id = any (?) returning to_id")
                        .param(ids)
                        .query(Long.class)
                        .list());
        List<Row> rows = editions.stream()
                .flatMap(e -> e.relations().stream().distinct().map(r -> new Row(e.documentId(), r)))
                .toList();
        batch("insert into release.relation (from_id, to_id, kind) values (?, ?, ?)", rows, (ps, r) -> {
            ps.setLong(1, r.from);
            ps.setLong(2, r.relation.toId());
            ps.setString(3, r.relation.kind());
        });
        return before;
    }

    private void tell(Changes changes, List<ReleasedEdition> editions, Released before, Set<Long> relatedBefore) {
        for (ReleasedEdition e : editions) {
            for (var primary : e.placements().stream()
                    .filter(ReleasedEdition.Placement::primary)
                    .toList()) {
                Change change = changes.of(primary.siteId())
                        .page(Pages.document(e.documentId()))
                        .key(Keys.document(e.documentId()));
                int files = Math.max(e.attachments().size(), before.files(e.documentId()));
                for (int i = 0; i < files; i++) {
                    change.page(Pages.file(e.documentId(), i));
                }
                e.relations().forEach(r -> change.key(Keys.relations(r.toId())));
                relatedBefore.forEach(id -> change.key(Keys.relations(id)));
                change.key(Keys.shard(Address.shardOf(jdbc, primary.siteId(), e.documentId())));
            }
        }
    }

    interface Fill<T> {
        void fill(PreparedStatement statement, T row) throws SQLException;
    }

    private <T> void batch(String sql, List<T> rows, Fill<T> fill) {
        if (!rows.isEmpty()) {
            template.batchUpdate(sql, rows, rows.size(), fill::fill);
        }
    }

    /** What is public of these documents before the verb. */
    record Released(Map<Long, String> states, Set<String> addresses, Map<Long, Integer> files, List<Place> places) {

        record Place(
                long channelId,
                long documentId,
                long siteId,
                boolean primary,
                Instant publishedAt,
                int ordinal,
                int pinned,
                Integer cutNo,
                String type) {}

        static Released of(JdbcClient jdbc, Long[] ids) {
            Map<Long, String> states = jdbc
                    .sql("select document_id, state from release.document where document_id = any (?)")
                    .param(ids)
                    .query((rs, i) -> Map.entry(rs.getLong(1), rs.getString(2)))
                    .list()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            if (states.isEmpty()) {
                return new Released(Map.of(), Set.of(), Map.of(), List.of());
            }
            return new Released(states, addresses(jdbc, ids), files(jdbc, ids), places(jdbc, ids));
        }

        private static Set<String> addresses(JdbcClient jdbc, Long[] ids) {
            return new HashSet<>(
                    jdbc.sql("select site_id || ':' || document_id from release.address where document_id = any (?)")
                            .param(ids)
                            .query(String.class)
                            .list());
        }

        private static Map<Long, Integer> files(JdbcClient jdbc, Long[] ids) {
            return jdbc.sql("""
                    select document_id, count(*)::int from release.attachment where document_id = any (?) group by 1""").param(ids).query((rs, i) -> Map.entry(rs.getLong(1), rs.getInt(2))).list().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        private static List<Place> places(JdbcClient jdbc, Long[] ids) {
            return jdbc.sql("""
                    select channel_id, document_id, site_id, "primary", p.published_at, ordinal, pinned, cut_no, d.type
                    from release.placement p join release.document d using (document_id)
                    where document_id = any (?)""")
                    .param(ids)
                    .query((rs, i) -> new Place(
                            rs.getLong(1),
                            rs.getLong(2),
                            rs.getLong(3),
                            rs.getBoolean(4),
                            rs.getTimestamp(5).toInstant(),
                            rs.getInt(6),
                            rs.getInt(7),
                            rs.getObject(8, Integer.class),
                            rs.getString(9)))
                    .list();
        }

        boolean hasAddress(long siteId, long documentId) {
            return addresses.contains(siteId + ":" + documentId);
        }

        boolean isReleased(long documentId) {
            return "released".equals(states.get(documentId));
        }

        int files(long documentId) {
            return files.getOrDefault(documentId, 0);
        }

        Map<Long, Place> placesOf(long documentId) {
            return places.stream()
                    .filter(p -> p.documentId == documentId)
                    .collect(Collectors.toMap(Place::channelId, Function.identity()));
        }
    }
}
