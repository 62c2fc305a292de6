package org.huizheng.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's account as administrators see it. */
public record Account(
        long id,
        String name,
        String displayName,
        @Nullable Long organizationId,
        String organization,
        AccountState state,
        boolean demo,
        List<Grant> roles,
        boolean administers,
        @Nullable Instant lastSeenAt,
        @Nullable Instant lockedUntil,
        long version) {

    boolean holds(String role) {
        return roles.stream().anyMatch(grant -> grant.role().equals(role));
    }
}
