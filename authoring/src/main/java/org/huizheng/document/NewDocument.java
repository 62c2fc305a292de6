package org.huizheng.document;

import java.time.Instant;
import java.util.List;
import org.huizheng.release.ReleasedEdition.Relation;
import org.jspecify.annotations.Nullable;

/**
 * A document to be created.
 *
 * @param siteId the owner
 * @param type code of the content type
 * @param externalId the id in the system it comes from, unique within the site, or null
 * @param publishedAt when it was first published elsewhere: makes the document {@code migrated} and keeps the date; null
 *     for a document born here, whose date is its first release
 */
public record NewDocument(
        long siteId,
        String type,
        @Nullable String externalId,
        @Nullable Instant publishedAt,
        EditionDraft draft,
        List<NewPlacement> placements,
        List<Relation> relations) {

    public String origin() {
        return publishedAt == null ? "native" : "migrated";
    }
}
