package org.huizheng.document;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.Retraction;
import org.springframework.beans.factory.ObjectProvider;

/**
 * 紧急下架: what must not be seen any longer, whoever released it. It ends on every site it was placed on, files and all; a newer
 * edition that would bring it back by itself goes back to its author.
 */
public final class TakeDownDocument {

    private final ScopedTransactions transactions;
    private final Editions editions;
    private final EditionWriter writer;
    private final EndPublication end;
    private final ChangeState change;
    private final AuditTrail audit;
    private final ObjectProvider<TakeDownWatch> watches;

    TakeDownDocument(
            ScopedTransactions transactions,
            Editions editions,
            EditionWriter writer,
            EndPublication end,
            ChangeState change,
            AuditTrail audit,
            ObjectProvider<TakeDownWatch> watches) {
        this.transactions = transactions;
        this.editions = editions;
        this.writer = writer;
        this.end = end;
        this.change = change;
        this.audit = audit;
        this.watches = watches;
    }

    /** @param edition the one being worked on: what is public may be an older one */
    public List<Blocker> blockers(Actor actor, Edition edition) {
        Long released = edition.document().publicEditionId();
        Edition shown = released == null || released == edition.id()
                ? edition
                : transactions.read(SiteScope.of(edition.siteId()), () -> editions.require(released));
        return change.blockers(actor, EditionAction.TAKE_DOWN, shown);
    }

    /** @param reason shown at every address where the document was */
    public void perform(SiteScope scope, Actor actor, long documentId, String reason) {
        transactions.write(scope, () -> {
            Document document = editions.lockDocument(documentId);
            end.perform(scope, actor, List.of(documentId), EditionAction.TAKE_DOWN, Retraction.WITHDRAWN, reason);
            String title = editions.requirePublic(document).content().title();
            watches.forEach(watch -> watch.takenDown(actor, documentId, title, reason.strip()));
            Edition waiting = editions.require(document.editionId());
            if (waiting.state() == EditionState.SCHEDULED || waiting.state() == EditionState.APPROVED) {
                String why = "稿件已紧急下架：" + reason.strip();
                writer.setState(List.of(waiting.id()), EditionState.DRAFT, why, change.now());
                audit.record(
                        actor,
                        EditionAction.REJECT.code() + "Edition",
                        waiting.siteId(),
                        "document:" + documentId,
                        Map.of("edition", waiting.id(), "reason", why));
            }
        });
    }
}
