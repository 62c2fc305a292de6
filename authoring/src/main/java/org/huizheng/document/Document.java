package org.huizheng.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a document in its owner's library.
 *
 * @param editionId the edition being worked on
 * @param publicEditionId the edition last made public, null when none ever was
 * @param endsAt when it leaves the public by itself
 * @param version grows with each change; a change must name the version it saw
 */
public record Document(
        long id,
        long siteId,
        String type,
        String origin,
        @Nullable String externalId,
        long editionId,
        @Nullable Long publicEditionId,
        @Nullable Instant publishedAt,
        @Nullable Instant firstVisibleAt,
        @Nullable Instant endsAt,
        String endsReason,
        long version) {}
