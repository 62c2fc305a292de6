package org.huizheng.document;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.ReleasedEdition.Relation;

/** What every change of a relation does around itself: ask who may, write down who did, show it, and keep the way back. */
final class RelationWork {

    private final ScopedTransactions transactions;
    private final DocumentRights rights;
    private final UndoLog undo;
    private final Editions editions;
    private final EditionWriter writer;
    private final RepublishDocument republish;
    private final AuditTrail audit;
    private final Clock clock;

    RelationWork(
            ScopedTransactions transactions,
            DocumentRights rights,
            UndoLog undo,
            Editions editions,
            EditionWriter writer,
            RepublishDocument republish,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.rights = rights;
        this.undo = undo;
        this.editions = editions;
        this.writer = writer;
        this.republish = republish;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param change refuses, or changes the row; sees the edition as it was */
    void perform(
            SiteScope scope, Actor actor, long documentId, Relation relation, String action, Consumer<Edition> change) {
        transactions.write(scope, () -> {
            Document document = editions.lockDocument(documentId);
            scope.require(document.siteId());
            Edition before = editions.require(document.editionId());
            rights.require(actor, RelateDocument.PERMISSION, before);
            PlaceDocument.requireRelease(rights, actor, editions, document);
            change.accept(before);
            writer.touch(List.of(documentId));
            audit.record(
                    actor,
                    action,
                    document.siteId(),
                    "document:" + documentId,
                    Map.of("to", relation.toId(), "kind", relation.kind()));
            republish.perform(actor, documentId);
            undo.remember(actor, "relate", before, clock.instant());
        });
    }
}
