package org.huizheng.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.huizheng.document.Edition.Approval;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.EditionContent.Attachment;
import org.huizheng.release.PublishEditions;
import org.huizheng.release.ReleasedEdition;
import org.huizheng.release.Wake;
import org.springframework.beans.factory.ObjectProvider;

/** 签发: makes approved editions public, at most {@link CreateDocuments#MOST} in one transaction, all or none. */
public final class ReleaseEditions {

    private final ScopedTransactions transactions;
    private final DocumentRights rights;
    private final Editions editions;
    private final EditionWriter writer;
    private final BlobStore blobs;
    private final PublishEditions publish;
    private final ObjectProvider<ReleaseGate> gates;
    private final AuditTrail audit;
    private final Clock clock;

    ReleaseEditions(
            ScopedTransactions transactions,
            DocumentRights rights,
            Editions editions,
            EditionWriter writer,
            BlobStore blobs,
            PublishEditions publish,
            ObjectProvider<ReleaseGate> gates,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.rights = rights;
        this.editions = editions;
        this.writer = writer;
        this.blobs = blobs;
        this.publish = publish;
        this.gates = gates;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return new Blockers()
                .add(rights.refusals(actor, EditionAction.RELEASE.permission(), edition))
                .add(blockers(List.of(edition)))
                .list();
    }

    /** @param wake {@code REBUILD_LATER} only for imports that end with a rebuild */
    public void perform(SiteScope scope, Actor actor, Collection<Long> editionIds, Wake wake) {
        if (editionIds.isEmpty()) {
            return;
        }
        transactions.write(scope, () -> {
            List<Edition> released = editions.lock(editionIds);
            released.forEach(edition -> scope.require(edition.siteId()));
            rights.require(actor, EditionAction.RELEASE.permission(), released);
            new Blockers()
                    .require(editionIds.size() <= CreateDocuments.MOST, "batch", "一次最多签发 500 篇稿件")
                    .require(
                            released.stream()
                                            .map(Edition::documentId)
                                            .distinct()
                                            .count()
                                    == released.size(),
                            "batch",
                            "同一稿件的两个版本不能一起签发")
                    .add(blockers(released))
                    .refuse();
            release(actor, released, wake);
        });
    }

    private void release(Actor actor, List<Edition> released, Wake wake) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Long> replaced =
                released.stream().flatMap(ReleaseEditions::replaced).toList();
        if (!replaced.isEmpty()) {
            writer.setState(replaced, EditionAction.SUPERSEDE.to(), "", now);
        }
        writer.setState(released.stream().map(Edition::id).toList(), EditionAction.RELEASE.to(), "", now);
        writer.setReleased(released, now);
        released.forEach(edition -> audit.record(
                actor,
                "releaseEdition",
                edition.siteId(),
                "document:" + edition.documentId(),
                Map.of("edition", edition.id(), "approval", approval(edition).id())));
        released.forEach(edition -> edition.content().attachments().forEach(this::expose));
        publish.perform(released.stream().map(edition -> publicly(edition, now)).toList(), wake);
    }

    private static ReleasedEdition publicly(Edition edition, Instant now) {
        Instant before = edition.document().publishedAt();
        return edition.released(approval(edition), before == null ? now : before);
    }

    private static Stream<Long> replaced(Edition edition) {
        return Stream.ofNullable(edition.document().publicEditionId()).filter(id -> id != edition.id());
    }

    private List<Blocker> blockers(List<Edition> released) {
        Blockers blockers = new Blockers();
        for (Edition edition : released) {
            blockers.add(EditionAction.RELEASE.blockers(edition.state()))
                    .add(ReleaseRules.blockers(edition))
                    .add(approvalBlockers(edition));
        }
        gates.orderedStream().forEach(gate -> gate.blockers(released).values().forEach(blockers::add));
        return blockers.list();
    }

    /** Whatever changed since the approval has not been approved. */
    private static List<Blocker> approvalBlockers(Edition edition) {
        Approval approval = edition.approval();
        if (approval == null) {
            return List.of(new Blocker("approval", "“" + edition.content().title() + "”未经审核通过"));
        }
        return Arrays.equals(approval.hash(), edition.hash())
                ? List.of()
                : List.of(new Blocker("approval", "“" + edition.content().title() + "”的内容或投放在审核后有改动，须重新审核"));
    }

    private static Approval approval(Edition edition) {
        return Objects.requireNonNull(edition.approval());
    }

    private void expose(Attachment file) {
        try {
            blobs.expose(file.blob());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new Problem("attachment-missing", 500, "附件“" + file.name() + "”无法公开", Map.of("blob", file.blob()));
        }
    }
}
