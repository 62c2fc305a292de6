package org.huizheng.render;

import java.time.Instant;
import org.huizheng.release.EditionContent;
import org.jspecify.annotations.Nullable;

/** A released document on one site; {@code body} is "" where only a line of a list is wanted. Read once, shown often. */
final class Row {

    private final long documentId;
    private final long editionId;
    private final String type;
    private final String meta;
    private final String body;
    private final String placements;
    private final long approvalId;
    private final byte[] approvalHash;
    private final Instant publishedAt;
    private final String path;
    private final long channelId;
    private @Nullable EditionContent content;

    Row(
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
        this.documentId = documentId;
        this.editionId = editionId;
        this.type = type;
        this.meta = meta;
        this.body = body;
        this.placements = placements;
        this.approvalId = approvalId;
        this.approvalHash = approvalHash;
        this.publishedAt = publishedAt;
        this.path = path;
        this.channelId = channelId;
    }

    long documentId() {
        return documentId;
    }

    long editionId() {
        return editionId;
    }

    String type() {
        return type;
    }

    String meta() {
        return meta;
    }

    String body() {
        return body;
    }

    String placements() {
        return placements;
    }

    long approvalId() {
        return approvalId;
    }

    byte[] approvalHash() {
        return approvalHash;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    String path() {
        return path;
    }

    long channelId() {
        return channelId;
    }

    EditionContent content() {
        EditionContent known = content;
        if (known == null) {
            known = EditionContent.of(meta, body);
            content = known;
        }
        return known;
    }
}
