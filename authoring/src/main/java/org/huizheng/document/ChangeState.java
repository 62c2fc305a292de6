package org.huizheng.document;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** The common course of a verb that moves one edition: lock, ask, move, record, then what is special to the verb. */
final class ChangeState {

    private final ScopedTransactions transactions;
    private final DocumentRights rights;
    private final UndoLog undo;
    private final Editions editions;
    private final EditionWriter writer;
    private final AuditTrail audit;
    private final Clock clock;

    ChangeState(
            ScopedTransactions transactions,
            DocumentRights rights,
            UndoLog undo,
            Editions editions,
            EditionWriter writer,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.rights = rights;
        this.undo = undo;
        this.editions = editions;
        this.writer = writer;
        this.audit = audit;
        this.clock = clock;
    }

    List<Blocker> blockers(Actor actor, EditionAction action, Edition edition) {
        return new Blockers()
                .add(rights.refusals(actor, action.permission(), edition))
                .add(action.blockers(edition.state()))
                .list();
    }

    void perform(
            SiteScope scope, Actor actor, EditionAction action, long editionId, String remark, Consumer<Edition> then) {
        transactions.write(scope, () -> {
            Edition edition = editions.lock(editionId);
            scope.require(edition.siteId());
            rights.require(actor, action.permission(), edition);
            new Blockers()
                    .add(action.blockers(edition.state()))
                    .plain("reason", "原因", remark)
                    .refuse();
            writer.setState(List.of(editionId), action.to(), remark, now());
            writer.touch(List.of(edition.documentId()));
            audit.record(
                    actor,
                    action.code() + "Edition",
                    edition.siteId(),
                    "document:" + edition.documentId(),
                    remark.isEmpty() ? Map.of("edition", editionId) : Map.of("edition", editionId, "reason", remark));
            then.accept(edition);
            if (UndoLog.KEEPS.contains(action)) {
                undo.remember(actor, action.code(), edition, now());
            }
        });
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
