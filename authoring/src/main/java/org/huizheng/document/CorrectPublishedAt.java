package org.huizheng.document;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Corrects the date shown; when it was first visible stays as it was, and the trail keeps old, new and why. */
public final class CorrectPublishedAt {

    private static final String PERMISSION = "document.correct";

    private final ScopedTransactions transactions;
    private final DocumentRights rights;
    private final JdbcClient jdbc;
    private final Editions editions;
    private final EditionWriter writer;
    private final RepublishDocument republish;
    private final AuditTrail audit;
    private final Clock clock;

    CorrectPublishedAt(
            ScopedTransactions transactions,
            DocumentRights rights,
            JdbcClient jdbc,
            Editions editions,
            EditionWriter writer,
            RepublishDocument republish,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.rights = rights;
        this.jdbc = jdbc;
        this.editions = editions;
        this.writer = writer;
        this.republish = republish;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the button, before a date is known. */
    public List<Blocker> blockers(Actor actor, Edition edition) {
        return new Blockers()
                .add(rights.refusals(actor, PERMISSION, edition))
                .require(edition.document().publishedAt() != null, "unpublished", "稿件尚未发布，没有可更正的发布时间")
                .list();
    }

    public List<Blocker> blockers(Document document, Instant publishedAt, String reason) {
        return new Blockers()
                .require(document.publishedAt() != null, "unpublished", "稿件尚未发布，没有可更正的发布时间")
                .require(!publishedAt.isAfter(clock.instant()), "publishedAt", "发布时间不能晚于现在")
                .require(!reason.isBlank(), "reason", "更正发布时间须说明原因")
                .list();
    }

    public void perform(SiteScope scope, Actor actor, long documentId, Instant publishedAt, String reason) {
        transactions.write(scope, () -> {
            Document document = editions.lockDocument(documentId);
            scope.require(document.siteId());
            rights.require(actor, PERMISSION, editions.require(document.editionId()));
            new Blockers().add(blockers(document, publishedAt, reason)).refuse();
            jdbc.sql("update document.document set published_at = ?::timestamptz where document_id = ?")
                    .params(publishedAt.truncatedTo(ChronoUnit.MILLIS).toString(), documentId)
                    .update();
            writer.touch(List.of(documentId));
            audit.record(
                    actor,
                    "correctPublishedAt",
                    document.siteId(),
                    "document:" + documentId,
                    Map.of(
                            "from",
                            String.valueOf(document.publishedAt()),
                            "to",
                            publishedAt.toString(),
                            "reason",
                            reason));
            republish.perform(actor, documentId);
        });
    }
}
