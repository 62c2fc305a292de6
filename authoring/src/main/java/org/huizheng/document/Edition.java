package org.huizheng.document;

import java.time.Instant;
import java.util.List;
import org.huizheng.release.ApprovalHash;
import org.huizheng.release.EditionContent;
import org.huizheng.release.ReleasedEdition;
import org.huizheng.release.ReleasedEdition.Placement;
import org.huizheng.release.ReleasedEdition.Relation;
import org.jspecify.annotations.Nullable;

/** One iteration of a document, with all that an approval binds and a release needs. */
public record Edition(
        long id,
        Document document,
        int number,
        EditionState state,
        EditionContent content,
        List<Placement> placements,
        List<Relation> relations,
        @Nullable Approval approval,
        @Nullable Instant scheduledAt,
        String remark,
        String createdBy,
        Instant updatedAt) {

    /** @param hash what was approved, {@link ApprovalHash} */
    public record Approval(long id, String chain, byte[] hash, String approvedBy, Instant approvedAt) {}

    public long documentId() {
        return document.id();
    }

    public long siteId() {
        return document.siteId();
    }

    /** The hash of what the edition says now. */
    public byte[] hash() {
        return ApprovalHash.of(content, placements);
    }

    ReleasedEdition released(Approval approval, Instant publishedAt) {
        return new ReleasedEdition(
                document.id(),
                id,
                document.siteId(),
                document.type(),
                content,
                placements,
                relations,
                approval.id(),
                approval.hash(),
                publishedAt,
                document.origin());
    }
}
