package org.huizheng.document;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;

/** 定时下线: what is public leaves the public at a given moment ({@link UnpublishDueDocuments}); a newer edition keeps it. */
public final class ScheduleEnd {

    private final ScopedTransactions transactions;
    private final DocumentRights rights;
    private final Editions editions;
    private final EditionWriter writer;
    private final AuditTrail audit;
    private final Clock clock;

    ScheduleEnd(
            ScopedTransactions transactions,
            DocumentRights rights,
            Editions editions,
            EditionWriter writer,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.rights = rights;
        this.editions = editions;
        this.writer = writer;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return new Blockers()
                .add(rights.refusals(actor, EditionAction.UNPUBLISH.permission(), edition))
                .add(EditionAction.UNPUBLISH.blockers(edition.state()))
                .list();
    }

    /** Whether an end is set that could be taken away again. */
    public List<Blocker> cancelBlockers(Actor actor, Edition edition) {
        return new Blockers()
                .add(rights.refusals(actor, EditionAction.UNPUBLISH.permission(), edition))
                .require(edition.document().endsAt() != null, "state", "没有设定下线时间")
                .list();
    }

    /** @param reason shown at the address where the document was */
    public void perform(SiteScope scope, Actor actor, long documentId, Instant at, String reason) {
        if (!at.isAfter(clock.instant())) {
            throw Problem.invalid("定时下线的时间须晚于现在");
        }
        if (reason.isBlank()) {
            throw Problem.invalid("定时下线须说明原因");
        }
        transactions.write(scope, () -> {
            Document document = editions.lockDocument(documentId);
            scope.require(document.siteId());
            rights.require(actor, EditionAction.UNPUBLISH.permission(), editions.require(document.editionId()));
            Edition edition = editions.requirePublic(document);
            new Blockers()
                    .add(blockers(actor, edition))
                    .plain("reason", "原因", reason)
                    .refuse();
            change(actor, edition, "scheduleEnd", at, reason.strip());
        });
    }

    /** 取消定时下线. */
    public void cancel(SiteScope scope, Actor actor, long documentId) {
        transactions.write(scope, () -> {
            Document document = editions.lockDocument(documentId);
            scope.require(document.siteId());
            Edition edition = editions.require(document.editionId());
            rights.require(actor, EditionAction.UNPUBLISH.permission(), edition);
            new Blockers().add(cancelBlockers(actor, edition)).refuse();
            change(actor, edition, "cancelEnd", null, "");
        });
    }

    private void change(Actor actor, Edition edition, String what, @Nullable Instant at, String reason) {
        writer.setEnd(edition.documentId(), at, reason);
        audit.record(
                actor,
                what,
                edition.siteId(),
                "document:" + edition.documentId(),
                at == null ? Map.of() : Map.of("at", at.toString(), "reason", reason));
    }
}
