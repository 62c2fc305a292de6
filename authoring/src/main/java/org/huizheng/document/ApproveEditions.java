package org.huizheng.document;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.huizheng.channel.ReviewChain;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 通过: approves editions by the chain {@code direct}, in which one person suffices. That is for demonstrations and imports; the
 * log says so once. The approval binds to content and placements as they are now.
 */
public final class ApproveEditions {

    static final String DIRECT = ReviewChain.DIRECT.code();

    private static final Logger LOG = LoggerFactory.getLogger(ApproveEditions.class);

    private final ScopedTransactions transactions;
    private final DocumentRights rights;
    private final UndoLog undo;
    private final Editions editions;
    private final EditionWriter writer;
    private final AuditTrail audit;
    private final Clock clock;
    private final AtomicBoolean told = new AtomicBoolean();

    ApproveEditions(
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

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return new Blockers()
                .add(rights.refusals(actor, EditionAction.APPROVE.permission(), edition))
                .add(blockers(edition))
                .list();
    }

    private static List<Blocker> blockers(Edition edition) {
        return new Blockers()
                .add(EditionAction.APPROVE.blockers(edition.state()))
                .add(ReleaseRules.blockers(edition))
                .list();
    }

    /** All or none, at most {@link CreateDocuments#MOST}. */
    public void perform(SiteScope scope, Actor actor, Collection<Long> editionIds) {
        if (editionIds.isEmpty()) {
            return;
        }
        transactions.write(scope, () -> {
            Blockers all = new Blockers().require(editionIds.size() <= CreateDocuments.MOST, "batch", "一次最多审核 500 篇稿件");
            List<Edition> approved = editions.lock(editionIds);
            approved.forEach(edition -> scope.require(edition.siteId()));
            rights.require(actor, EditionAction.APPROVE.permission(), approved);
            approved.forEach(edition -> all.add(blockers(edition)));
            all.refuse();
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            writer.approve(approved, DIRECT, actor.name(), now);
            writer.touch(
                    new ArrayList<>(approved.stream().map(Edition::documentId).toList()));
            approved.forEach(edition -> audit.record(
                    actor,
                    "approveEdition",
                    edition.siteId(),
                    "document:" + edition.documentId(),
                    Map.of("edition", edition.id(), "chain", DIRECT)));
            approved.forEach(edition -> undo.remember(actor, EditionAction.APPROVE.code(), edition, now));
            LOG.debug("{} editions approved by the chain 'direct'", approved.size());
            if (!told.getAndSet(true)) {
                LOG.info("The approval chain 'direct' is at work; it is for demonstrations and imports only");
            }
        });
    }
}
