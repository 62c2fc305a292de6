package org.huizheng.emergency;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.Json;
import org.huizheng.release.EmergencyContent;
import org.jspecify.annotations.Nullable;

/**
 * What is to be shown, where, and how long.
 *
 * @param organizationId the body whose sites, and those of all below it, show it; only with {@link Reach#DISTRICT}
 * @param sites null for every site; of a district what it has now
 * @param reason by whose order
 * @param startsAt null for as soon as it is confirmed
 */
public record EmergencyPlan(
        boolean drill,
        EmergencyContent content,
        Reach reach,
        @Nullable Long organizationId,
        @Nullable List<Long> sites,
        String reason,
        @Nullable Instant startsAt,
        Instant endsAt) {

    /** Stands for every word of it; whoever confirms names it. */
    String fingerprint() {
        Map<String, Object> all = new HashMap<>(Map.of(
                "drill",
                drill,
                "content",
                content.canonical(),
                "reach",
                reach,
                "reason",
                reason,
                "ends",
                endsAt.toEpochMilli()));
        all.put("organization", organizationId);
        all.put("sites", sites == null ? "*" : sites);
        all.put("starts", startsAt == null ? null : startsAt.toEpochMilli());
        return Hashes.hex(Json.write(all));
    }
}
