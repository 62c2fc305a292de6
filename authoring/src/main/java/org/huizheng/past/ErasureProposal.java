package org.huizheng.past;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one person proposed to erase, and what another said to it. */
public record ErasureProposal(
        long id,
        ErasureState state,
        ErasurePlan plan,
        String fingerprint,
        String proposedBy,
        Instant proposedAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        @Nullable String endReason) {}
