package org.huizheng.document;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.ReleasedEdition.Placement;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes a document out of a channel. A public document keeps a page on its own site: to end that, withdraw it. */
public final class RemovePlacement {

    private final ScopedTransactions transactions;
    private final DocumentRights rights;
    private final UndoLog undo;
    private final JdbcClient jdbc;
    private final Editions editions;
    private final EditionWriter writer;
    private final RepublishDocument republish;
    private final AuditTrail audit;
    private final Clock clock;

    RemovePlacement(
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

    public List<Blocker> blockers(Actor actor, Edition edition, long channelId) {
        return new Blockers()
                .add(rights.refusalsWhereShown(actor, PlaceDocument.PERMISSION, edition))
                .add(blockers(edition, channelId))
                .list();
    }

    private static List<Blocker> blockers(Edition edition, long channelId) {
        Placement placement = edition.placements().stream()
                .filter(p -> p.channelId() == channelId)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("稿件未投放到该栏目"));
        boolean others = edition.placements().stream()
                .anyMatch(p -> p.siteId() == placement.siteId() && p.channelId() != channelId);
        boolean lastOfPublic =
                edition.state() == EditionState.RELEASED && placement.siteId() == edition.siteId() && !others;
        return new Blockers()
                .require(edition.state() != EditionState.ARCHIVED, "state", "稿件已归档，投放不再改变")
                .require(!placement.primary() || !others, "primary", "这是主栏目，请先把另一栏目设为主栏目")
                .require(!lastOfPublic, "last", "稿件已发布，须保留在本站点的一个栏目中；如需取消公开请撤稿或下线")
                .list();
    }

    public void perform(SiteScope scope, Actor actor, long documentId, long channelId) {
        transactions.write(scope, () -> {
            Document document = editions.lockDocument(documentId);
            scope.require(document.siteId());
            Edition before = editions.require(document.editionId());
            rights.require(actor, PlaceDocument.PERMISSION, before);
            PlaceDocument.requireRelease(rights, actor, editions, document);
            Long shown = document.publicEditionId();
            new Blockers()
                    .add(blockers(editions.require(shown == null ? document.editionId() : shown), channelId))
                    .refuse();
            jdbc.sql("delete from document.placement where document_id = ? and channel_id = ?")
                    .params(documentId, channelId)
                    .update();
            writer.touch(List.of(documentId));
            audit.record(
                    actor,
                    "removePlacement",
                    document.siteId(),
                    "document:" + documentId,
                    Map.of("channel", channelId));
            republish.perform(actor, documentId);
            undo.remember(actor, "place", before, clock.instant());
        });
    }
}
