package org.huizheng.document;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.ReleasedEdition.Relation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets a document no longer point to another; also to one that is gone, or that this person may not see. */
public final class RemoveRelation {

    private final ScopedTransactions transactions;
    private final DocumentRights rights;
    private final UndoLog undo;
    private final JdbcClient jdbc;
    private final Editions editions;
    private final EditionWriter writer;
    private final RepublishDocument republish;
    private final AuditTrail audit;
    private final Clock clock;

    RemoveRelation(
            ScopedTransactions transactions,
            DocumentRights rights,
            UndoLog undo,
            JdbcClient jdbc,
            Editions editions,
            EditionWriter writer,
            RepublishDocument republish,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.rights = rights;
        this.undo = undo;
        this.jdbc = jdbc;
        this.editions = editions;
        this.writer = writer;
        this.republish = republish;
        this.audit = audit;
        this.clock = clock;
    }

    public void perform(SiteScope scope, Actor actor, long documentId, Relation relation) {
        transactions.write(scope, () -> {
            Document document = editions.lockDocument(documentId);
            scope.require(document.siteId());
            Edition before = editions.require(document.editionId());
            rights.require(actor, RelateDocument.PERMISSION, before);
            PlaceDocument.requireRelease(rights, actor, editions, document);
            if (!before.relations().contains(relation)) {
                throw Problem.notFound("稿件没有这一关联");
            }
            new Blockers().add(RelateDocument.blockers(before)).refuse();
            jdbc.sql("delete from document.relation where document_id = ? and to_id = ? and kind = ?")
                    .params(documentId, relation.toId(), relation.kind())
                    .update();
            writer.touch(List.of(documentId));
            audit.record(
                    actor,
                    "removeRelation",
                    document.siteId(),
                    "document:" + documentId,
                    Map.of("to", relation.toId(), "kind", relation.kind()));
            republish.perform(actor, documentId);
            undo.remember(actor, "relate", before, clock.instant());
        });
    }
}
