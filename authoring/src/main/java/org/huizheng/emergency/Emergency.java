package org.huizheng.emergency;

import java.time.Instant;
import org.huizheng.release.ReleasedEmergency;
import org.jspecify.annotations.Nullable;

/**
 * One emergency, or a drill of one.
 *
 * @param shownAt by the database's clock
 * @param endReason why it was refused, stopped or lapsed
 */
public record Emergency(
        long id,
        EmergencyState state,
        EmergencyPlan plan,
        String fingerprint,
        String proposedBy,
        Instant proposedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        byte @Nullable [] approvalHash,
        @Nullable Instant shownAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    ReleasedEmergency released() {
        return new ReleasedEmergency(id, plan.drill(), plan.content(), plan.sites());
    }
}
