package org.huizheng.release;

import java.time.Instant;
import java.util.List;
import org.huizheng.release.EditionContent.Attachment;

/**
 * An approved edition on its way to the public.
 *
 * @param approvalHash {@link ApprovalHash} of content and placements, fixed when it was approved
 * @param publishedAt the time shown; for {@code origin=native} the moment of the first release
 * @param placements exactly one is primary on each site
 */
public record ReleasedEdition(
        long documentId,
        long editionId,
        long ownerSiteId,
        String type,
        EditionContent content,
        List<Placement> placements,
        List<Relation> relations,
        long approvalId,
        byte[] approvalHash,
        Instant publishedAt,
        String origin) {

    /** A document shown in a channel of a site. {@code pinned} > 0 shows it above the list, the greatest first. */
    public record Placement(long siteId, long channelId, boolean primary, int ordinal, int pinned) {}

    /** {@code kind} is {@code interprets} (an interpretation of a policy) or {@code related}; {@code toId} a document. */
    public record Relation(long toId, String kind) {}

    public List<Attachment> attachments() {
        return content.attachments();
    }
}
