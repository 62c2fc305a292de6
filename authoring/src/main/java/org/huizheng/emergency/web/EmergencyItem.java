package org.huizheng.emergency.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huizheng.emergency.Emergency;
import org.huizheng.emergency.EmergencyActions;
import org.huizheng.emergency.EmergencyState;
import org.huizheng.emergency.Reach;
import org.huizheng.kernel.Blocker;
import org.huizheng.release.EmergencyContent;
import org.jspecify.annotations.Nullable;

/** A line of the list. @param sites how many it is for; null for the whole city */
record EmergencyItem(
        long id,
        EmergencyState state,
        String stateName,
        boolean drill,
        EmergencyContent content,
        String levelName,
        Reach reach,
        @Nullable Integer sites,
        String reason,
        @Nullable Instant startsAt,
        Instant endsAt,
        String proposedBy,
        Instant proposedAt,
        @Nullable String confirmedBy,
        @Nullable Instant shownAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        List<String> allowedActions,
        Map<String, List<Blocker>> blockers) {

    static EmergencyItem of(Emergency e, Map<String, List<Blocker>> blockers) {
        return new EmergencyItem(
                e.id(),
                e.state(),
                e.state().label(),
                e.plan().drill(),
                e.plan().content(),
                e.plan().content().level().label(),
                e.plan().reach(),
                e.plan().sites() == null ? null : e.plan().sites().size(),
                e.plan().reason(),
                e.plan().startsAt(),
                e.plan().endsAt(),
                e.proposedBy(),
                e.proposedAt(),
                e.confirmedBy(),
                e.shownAt(),
                e.endedBy(),
                e.endedAt(),
                e.endReason(),
                EmergencyActions.allowed(blockers),
                blockers);
    }
}
