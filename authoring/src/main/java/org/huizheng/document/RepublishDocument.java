package org.huizheng.document;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.huizheng.kernel.Actor;
import org.huizheng.release.PublishEditions;
import org.huizheng.release.Wake;

/** Shows the public a document whose placements or date changed while its text did not. */
final class RepublishDocument {

    private final Editions editions;
    private final EditionWriter writer;
    private final PublishEditions publish;
    private final ChangeState change;

    RepublishDocument(Editions editions, EditionWriter writer, PublishEditions publish, ChangeState change) {
        this.editions = editions;
        this.writer = writer;
        this.publish = publish;
        this.change = change;
    }

    /** Approves the new placements with it; does nothing for a document that is not public. */
    void perform(Actor actor, long documentId) {
        Document document = editions.document(documentId).orElseThrow();
        Long id = document.publicEditionId();
        if (id == null || editions.require(id).state() != EditionState.RELEASED) {
            return;
        }
        writer.approveAgain(editions.require(id), ApproveEditions.DIRECT, actor.name(), change.now());
        Edition edition = editions.require(id);
        Instant publishedAt = Objects.requireNonNull(document.publishedAt());
        publish.perform(List.of(edition.released(Objects.requireNonNull(edition.approval()), publishedAt)), Wake.NOW);
    }
}
