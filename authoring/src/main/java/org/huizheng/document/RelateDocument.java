package org.huizheng.document;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.ReleasedEdition.Relation;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 关联: points from a document to another, which it interprets or which belongs to the same matter. Done at once, like a
 * placement; the public sees it while both are released.
 */
public final class RelateDocument {

    static final String PERMISSION = "document.relate";

    private final ScopedTransactions transactions;
    private final DocumentRights rights;
    private final RelationRules rules;
    private final UndoLog undo;
    private final JdbcClient jdbc;
    private final Editions editions;
    private final EditionWriter writer;
    private final RepublishDocument republish;
    private final AuditTrail audit;
    private final Clock clock;

    RelateDocument(
            ScopedTransactions transactions,
            DocumentRights rights,
            RelationRules rules,
            UndoLog undo,
            JdbcClient jdbc,
            Editions editions,
            EditionWriter writer,
            RepublishDocument republish,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.rights = rights;
        this.rules = rules;
        this.undo = undo;
        this.jdbc = jdbc;
        this.editions = editions;
        this.writer = writer;
        this.republish = republish;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return new Blockers()
                .add(rights.refusalsWhereShown(actor, PERMISSION, edition))
                .add(blockers(edition))
                .list();
    }

    static List<Blocker> blockers(Edition edition) {
        EditionState state = edition.state();
        boolean over = state == EditionState.VOID || state == EditionState.ARCHIVED;
        return new Blockers()
                .require(!over, "state", "稿件当前为“" + state.label() + "”，不能改关联")
                .list();
    }

    public void perform(SiteScope scope, Actor actor, long documentId, Relation relation) {
        transactions.write(scope, () -> {
            Document document = editions.lockDocument(documentId);
            scope.require(document.siteId());
            Edition before = editions.require(document.editionId());
            rights.require(actor, PERMISSION, before);
            PlaceDocument.requireRelease(rights, actor, editions, document);
            List<Relation> added = List.of(relation);
            new Blockers()
                    .add(blockers(before))
                    .require(relation.toId() != documentId, "relation", "稿件不能关联到自己")
                    .add(RelationRules.blockers(before.relations(), added, rules.there(added)))
                    .refuse();
            jdbc.sql("insert into document.relation (document_id, to_id, kind, site_id) values (?, ?, ?, ?)")
                    .params(documentId, relation.toId(), relation.kind(), document.siteId())
                    .update();
            writer.touch(List.of(documentId));
            audit.record(
                    actor,
                    "relateDocument",
                    document.siteId(),
                    "document:" + documentId,
                    Map.of("to", relation.toId(), "kind", relation.kind()));
            republish.perform(actor, documentId);
            undo.remember(actor, "relate", before, clock.instant());
        });
    }
}
