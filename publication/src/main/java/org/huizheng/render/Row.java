package org.huizheng.render;

import java.time.Instant;
import java.util.Arrays;
import org.huizheng.release.ApprovalHash;
import org.huizheng.release.EditionContent;
import org.jspecify.annotations.Nullable;

/**
 * A released document on one site. Its texts stay the bytes they were read as; {@code body} is empty where only a line of a
 * list is wanted. Read once, shown often.
 */
final class Row {

    private final long documentId;
    private final long editionId;
    private final String type;
    private final byte[] meta;
    private final byte[] body;
    private final byte[] placements;
    private final long approvalId;
    private final byte[] approvalHash;
    private final Instant publishedAt;
    private final Instant changedAt;
    private final String path;
    private final long channelId;
    private @Nullable EditionContent content;
    private @Nullable Boolean approved;

    Row(
            long documentId,
            long editionId,
            String type,
            byte[] meta,
            byte[] body,
            byte[] placements,
            long approvalId,
            byte[] approvalHash,
            Instant publishedAt,
            String path,
            long channelId,
            Instant changedAt) {
        this.documentId = documentId;
        this.editionId = editionId;
        this.type = type;
        this.meta = meta;
        this.body = body;
        this.placements = placements;
        this.approvalId = approvalId;
        this.approvalHash = approvalHash;
        this.publishedAt = publishedAt;
        this.changedAt = changedAt;
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

    byte[] meta() {
        return meta;
    }

    byte[] body() {
        return body;
    }

    byte[] placements() {
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

    /** When it last said something else; the time of publication when it never did. */
    Instant changedAt() {
        return changedAt;
    }

    String path() {
        return path;
    }

    long channelId() {
        return channelId;
    }

    /** Whether it says what was approved; of a row with its body. */
    boolean isApproved() {
        Boolean known = approved;
        if (known == null) {
            known = Arrays.equals(ApprovalHash.of(meta, body, placements), approvalHash);
            approved = known;
        }
        return known;
    }

    /** Without the body. */
    EditionContent content() {
        EditionContent known = content;
        if (known == null) {
            known = EditionContent.of(meta);
            content = known;
        }
        return known;
    }
}
