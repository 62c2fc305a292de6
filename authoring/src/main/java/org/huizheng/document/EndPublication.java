package org.huizheng.document;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.RetractDocument;
import org.huizheng.release.Retraction;

/** The common course of withdrawing, unpublishing and archiving: the public edition ends, its addresses say why. */
final class EndPublication {

    private final ScopedTransactions transactions;
    private final Editions editions;
    private final ChangeState change;
    private final RetractDocument retract;

    EndPublication(ScopedTransactions transactions, Editions editions, ChangeState change, RetractDocument retract) {
        this.transactions = transactions;
        this.editions = editions;
        this.change = change;
        this.retract = retract;
    }

    static List<Blocker> blockers(EditionAction action, Edition edition) {
        return action.blockers(edition.state());
    }

    void perform(SiteScope scope, Actor actor, long documentId, EditionAction action, Retraction how, String reason) {
        if (reason.isBlank()) {
            throw Problem.invalid(action.label() + "须说明原因");
        }
        transactions.write(scope, () -> {
            Document document = editions.lockDocument(documentId);
            Edition edition = editions.requirePublic(document);
            change.perform(
                    scope,
                    actor,
                    action,
                    edition.id(),
                    reason.strip(),
                    ended -> retract.perform(documentId, how, reason.strip()));
        });
    }
}
