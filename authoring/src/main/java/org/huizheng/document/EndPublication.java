package org.huizheng.document;

import java.util.Collection;
import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.RetractDocument;
import org.huizheng.release.Retraction;

/** The common course of withdrawing, unpublishing and archiving: the public edition ends, its addresses say why. */
final class EndPublication {

    private final ScopedTransactions transactions;
    private final DocumentRights rights;
    private final Editions editions;
    private final ChangeState change;
    private final EditionWriter writer;
    private final RetractDocument retract;

    EndPublication(
            ScopedTransactions transactions,
            DocumentRights rights,
            Editions editions,
            ChangeState change,
            EditionWriter writer,
            RetractDocument retract) {
        this.rights = rights;
        this.transactions = transactions;
        this.editions = editions;
        this.change = change;
        this.writer = writer;
        this.retract = retract;
    }

    List<Blocker> blockers(Actor actor, EditionAction action, Edition edition) {
        return change.blockers(actor, action, edition);
    }

    void perform(
            SiteScope scope,
            Actor actor,
            Collection<Long> documentIds,
            EditionAction action,
            Retraction how,
            String reason) {
        if (reason.isBlank()) {
            throw Problem.invalid(action.label() + "须说明原因");
        }
        List<Long> ids = documentIds.stream().distinct().sorted().toList();
        transactions.write(scope, () -> {
            for (long id : ids) {
                Document document = editions.lockDocument(id);
                scope.require(document.siteId());
                rights.require(actor, action.permission(), editions.require(document.editionId()));
                Edition edition = editions.requirePublic(document);
                if (how == Retraction.ARCHIVED) {
                    requireLast(document, edition);
                }
                change.perform(scope, actor, action, edition.id(), reason.strip(), ended -> {});
            }
            writer.forgetEnds(ids);
            retract.perform(ids, how, reason.strip());
        });
    }

    /** What is archived is never revised again, so no revision may be under way. */
    private static void requireLast(Document document, Edition edition) {
        new Blockers()
                .require(document.editionId() == edition.id(), "revision", "稿件有新的一版尚未签发，先签发或作废它，再归档")
                .refuse();
    }
}
