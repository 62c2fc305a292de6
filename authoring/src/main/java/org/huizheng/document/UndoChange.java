package org.huizheng.document;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.document.UndoLog.Before;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.ReleasedEdition.Placement;
import org.huizheng.release.ReleasedEdition.Relation;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 撤销: puts back a state, the placements or the relations as they were before one's own last verb, while nobody has touched the document
 * since. What was visible to the public is not undone but withdrawn.
 */
public final class UndoChange {

    private static final Duration WHILE = Duration.ofMinutes(5);

    /** Verbs about where and with what a document is shown, which leave its state alone. */
    private static final Set<String> SHOWN = Set.of("place", "relate");

    private final ScopedTransactions transactions;
    private final DocumentRights rights;
    private final JdbcClient jdbc;
    private final Editions editions;
    private final EditionWriter writer;
    private final RepublishDocument republish;
    private final UndoLog undo;
    private final AuditTrail audit;
    private final Clock clock;

    UndoChange(
            ScopedTransactions transactions,
            DocumentRights rights,
            JdbcClient jdbc,
            Editions editions,
            EditionWriter writer,
            RepublishDocument republish,
            UndoLog undo,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.rights = rights;
        this.jdbc = jdbc;
        this.editions = editions;
        this.writer = writer;
        this.republish = republish;
        this.undo = undo;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        Before before = last(actor, edition.document());
        return before == null
                ? List.of(new Blocker("undo", "没有可撤销的操作：只能在五分钟内撤销自己的最后一步"))
                : rights.refusals(actor, permission(before), edition);
    }

    public void perform(SiteScope scope, Actor actor, long documentId) {
        transactions.write(scope, () -> {
            Document document = editions.lockDocument(documentId);
            scope.require(document.siteId());
            Edition edition = editions.require(document.editionId());
            Before before = last(actor, document);
            if (before == null) {
                throw Problem.blocked(blockers(actor, edition));
            }
            rights.require(actor, permission(before), edition);
            new Blockers().add(blockers(actor, edition)).refuse();
            putBack(actor, edition, before);
            audit.record(
                    actor,
                    "undoChange",
                    document.siteId(),
                    "document:" + documentId,
                    Map.of("edition", edition.id(), "verb", before.verb()));
        });
    }

    private void putBack(Actor actor, Edition edition, Before before) {
        Instant now = clock.instant();
        boolean shown = SHOWN.contains(before.verb());
        if (shown) {
            PlaceDocument.requireRelease(rights, actor, editions, edition.document());
            putBack(edition, before);
        } else {
            // what should have gone out meanwhile waits for somebody to say so again
            Instant due = before.scheduledAt();
            boolean late = due != null && !due.isAfter(now);
            writer.setState(List.of(edition.id()), late ? EditionState.APPROVED : before.state(), before.remark(), now);
            if (due != null && !late) {
                writer.schedule(edition.id(), due);
            }
        }
        undo.forget(before.undoId());
        writer.touch(List.of(edition.documentId()));
        if (shown) {
            republish.perform(actor, edition.documentId());
        }
    }

    private void putBack(Edition edition, Before before) {
        if (before.verb().equals("place")) {
            putPlacements(edition, before);
        } else {
            putRelations(edition, before);
        }
    }

    private void putPlacements(Edition edition, Before before) {
        jdbc.sql("delete from document.placement where document_id = ?")
                .param(edition.documentId())
                .update();
        List<Placement> placements = Arrays.asList(Json.CANONICAL.readValue(before.placements(), Placement[].class));
        writer.insertPlacements(edition, placements);
    }

    private void putRelations(Edition edition, Before before) {
        jdbc.sql("delete from document.relation where document_id = ?")
                .param(edition.documentId())
                .update();
        List<Relation> relations = Arrays.asList(Json.CANONICAL.readValue(before.relations(), Relation[].class));
        writer.insertRelations(edition, relations);
    }

    private @org.jspecify.annotations.Nullable Before last(Actor actor, Document document) {
        return undo.last(actor, document, clock.instant().minus(WHILE));
    }

    private static String permission(Before before) {
        return "document." + (before.verb().equals("unschedule") ? "schedule" : before.verb());
    }
}
