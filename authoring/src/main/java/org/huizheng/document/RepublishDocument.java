package org.huizheng.document;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.release.ApprovedText;
import org.huizheng.release.PublishEditions;
import org.huizheng.release.Wake;

/** Shows the public a document whose placements or date changed while its text did not. */
final class RepublishDocument {

    private final Editions editions;
    private final EditionWriter writer;
    private final ApprovedText approved;
    private final PublishEditions publish;
    private final ChangeState change;

    RepublishDocument(
            Editions editions,
            EditionWriter writer,
            ApprovedText approved,
            PublishEditions publish,
            ChangeState change) {
        this.editions = editions;
        this.writer = writer;
        this.approved = approved;
        this.publish = publish;
        this.change = change;
    }

    /**
     * Approves the new placements with it; does nothing for a document that is not public.
     *
     * @throws Problem {@code approval-broken} when somebody changed the text's row: it would be approved along with its places
     */
    void perform(Actor actor, long documentId) {
        Document document = editions.document(documentId).orElseThrow();
        Long id = document.publicEditionId();
        if (id == null || editions.require(id).state() != EditionState.RELEASED) {
            return;
        }
        if (!approved.is(documentId, editions.require(id).content())) {
            throw new Problem("approval-broken", 409, "稿件内容与审核通过时不一致，须修订后重新审核");
        }
        writer.approveAgain(editions.require(id), ApproveEditions.DIRECT, actor.name(), change.now());
        Edition edition = editions.require(id);
        Instant publishedAt = Objects.requireNonNull(document.publishedAt());
        publish.perform(List.of(edition.released(Objects.requireNonNull(edition.approval()), publishedAt)), Wake.NOW);
    }
}
