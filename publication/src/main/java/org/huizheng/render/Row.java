package org.huizheng.render;

import java.time.Instant;
import org.huizheng.release.EditionContent;

/** A released document on one site; {@code body} is "" where only a line of a list is wanted. */
record Row(
        long documentId,
        long editionId,
        String type,
        String meta,
        String body,
        String placements,
        long approvalId,
        byte[] approvalHash,
        Instant publishedAt,
        String path,
        long channelId) {

    EditionContent content() {
        return EditionContent.of(meta, body);
    }
}
