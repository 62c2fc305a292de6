package org.huizheng.document;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.huizheng.channel.Channel;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.contenttype.ContentType;
import org.huizheng.contenttype.ContentTypes;
import org.huizheng.document.EditionWriter.Row;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Enters documents as drafts, at most {@link #MOST} at once; a single one is a batch of one. */
public final class CreateDocuments {

    public static final int MOST = 500;

    private final ScopedTransactions transactions;
    private final DocumentRights rights;
    private final JdbcClient jdbc;
    private final EditionWriter writer;
    private final PrepareContent prepare;
    private final RelationRules relations;
    private final ContentTypes types;
    private final ChannelQueries channels;
    private final AuditTrail audit;
    private final Clock clock;

    CreateDocuments(
            ScopedTransactions transactions,
            DocumentRights rights,
            JdbcClient jdbc,
            EditionWriter writer,
            PrepareContent prepare,
            RelationRules relations,
            ContentTypes types,
            ChannelQueries channels,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.rights = rights;
        this.jdbc = jdbc;
        this.writer = writer;
        this.prepare = prepare;
        this.relations = relations;
        this.types = types;
        this.channels = channels;
        this.audit = audit;
        this.clock = clock;
    }

    /** The ids given to one document of the batch. */
    public record Created(long documentId, long editionId) {}

    /** @return reasons by index into the batch; a document that can be created is absent */
    public Map<Integer, List<Blocker>> blockers(SiteScope scope, List<NewDocument> documents) {
        return transactions.read(scope, () -> {
            Map<String, ContentType> known = types.all();
            Map<Long, Channel> open = channels(scope, documents);
            Set<String> taken = taken(documents);
            Set<Long> there = relations.there(
                    documents.stream().flatMap(d -> d.relations().stream()).toList());
            Map<Integer, List<Blocker>> blockers = new TreeMap<>();
            for (int i = 0; i < documents.size(); i++) {
                NewDocument document = documents.get(i);
                scope.require(document.siteId());
                List<Blocker> reasons = blockers(document, known, open, taken, there);
                if (!reasons.isEmpty()) {
                    blockers.put(i, reasons);
                }
            }
            return blockers;
        });
    }

    /** All or none. @return in the order of the batch */
    public List<Created> perform(SiteScope scope, Actor actor, List<NewDocument> documents) {
        if (documents.isEmpty()) {
            return List.of();
        }
        return transactions.write(scope, () -> {
            refuseUnlessAllowed(scope, actor, documents);
            Blockers all = new Blockers().require(documents.size() <= MOST, "batch", "一次最多新建 " + MOST + " 篇稿件");
            blockers(scope, documents).values().forEach(all::add);
            all.refuse();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            List<Row> rows = rows(documents, channels(scope, documents));
            writer.insertDocuments(rows, now);
            writer.insertEditions(rows, actor.name(), now);
            writer.insertPlacements(rows);
            writer.insertRelations(rows);
            rows.forEach(row -> audit.record(
                    actor,
                    "createDocument",
                    row.siteId(),
                    "document:" + row.documentId(),
                    Map.of("origin", row.origin())));
            return rows.stream()
                    .map(row -> new Created(row.documentId(), row.editionId()))
                    .toList();
        });
    }

    /** Why this actor may not begin a document there; empty when it may. */
    public List<Blocker> blockers(SiteScope scope, Actor actor, long siteId, @Nullable Long channelId) {
        scope.require(siteId);
        return transactions.read(scope, () -> rights.refusals(actor, "document.create", siteId, channelId));
    }

    private void refuseUnlessAllowed(SiteScope scope, Actor actor, List<NewDocument> documents) {
        Map<Long, Channel> known = channels(scope, documents);
        Set<List<Long>> asked = new HashSet<>();
        for (NewDocument document : documents) {
            long channel = document.placements().stream()
                    .filter(NewPlacement::primary)
                    .map(NewPlacement::channelId)
                    .filter(id -> known.containsKey(id)
                            && Objects.requireNonNull(known.get(id)).siteId() == document.siteId())
                    .findFirst()
                    .orElse(0L);
            scope.require(document.siteId());
            if (asked.add(List.of(document.siteId(), channel))) {
                rights.require(actor, "document.create", document.siteId(), channel == 0 ? null : channel);
            }
        }
    }

    private List<Blocker> blockers(
            NewDocument document,
            Map<String, ContentType> known,
            Map<Long, Channel> open,
            Set<String> taken,
            Set<Long> there) {
        ContentType type = known.get(document.type());
        if (type == null) {
            return List.of(new Blocker("type", "内容模型“" + document.type() + "”不存在"));
        }
        Instant published = document.publishedAt();
        String external = document.externalId();
        return new Blockers()
                .add(ContentRules.blockers(document.draft(), type, Set.of()))
                .add(PlacementRules.blockers(document.placements(), open))
                .add(RelationRules.blockers(List.of(), document.relations(), there))
                .require(published == null || !published.isAfter(clock.instant()), "publishedAt", "发布时间不能晚于现在")
                .require(
                        external == null || !external.isBlank() && taken.add(key(document.siteId(), external)),
                        "externalId",
                        "外部标识“" + external + "”在本站点已存在")
                .list();
    }

    private List<Row> rows(List<NewDocument> documents, Map<Long, Channel> open) {
        List<Long> documentIds = writer.next("document_id", documents.size());
        List<Long> editionIds = writer.next("edition_id", documents.size());
        // sanitising is the work here: it uses the cores while the transaction holds no lock yet
        return IntStream.range(0, documents.size())
                .parallel()
                .mapToObj(i -> {
                    NewDocument d = documents.get(i);
                    return new Row(
                            documentIds.get(i),
                            editionIds.get(i),
                            d.siteId(),
                            d.type(),
                            d.origin(),
                            d.externalId(),
                            published(d),
                            1,
                            prepare.perform(d.siteId(), documentIds.get(i), d.draft(), List.of(), 1),
                            PlacementRules.placements(d.placements(), open),
                            d.relations());
                })
                .toList();
    }

    private static @Nullable Instant published(NewDocument document) {
        Instant at = document.publishedAt();
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS);
    }

    private Map<Long, Channel> channels(SiteScope scope, List<NewDocument> documents) {
        Set<Long> ids = new HashSet<>();
        documents.forEach(d -> d.placements().forEach(p -> ids.add(p.channelId())));
        return channels.byIds(scope, ids).stream().collect(toMap(Channel::id, Function.identity()));
    }

    private Set<String> taken(List<NewDocument> documents) {
        List<NewDocument> named = new ArrayList<>(documents);
        named.removeIf(d -> d.externalId() == null);
        if (named.isEmpty()) {
            return new HashSet<>();
        }
        return new HashSet<>(jdbc.sql("""
                select d.site_id, d.external_id from document.document d
                join unnest(?::bigint[], ?::text[]) as n (site_id, external_id) using (site_id, external_id)
                """)
                .param(EditionWriter.ids(named, NewDocument::siteId))
                .param(named.stream().map(NewDocument::externalId).toArray(String[]::new))
                .query((rs, row) -> key(rs.getLong(1), rs.getString(2)))
                .list());
    }

    private static String key(long siteId, String externalId) {
        return siteId + "\n" + externalId;
    }
}
