package org.huizheng.account.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huizheng.account.Account;
import org.huizheng.account.AccountActions;
import org.huizheng.account.AccountState;
import org.huizheng.account.Grant;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.jspecify.annotations.Nullable;

/** An account with what this administrator can do with it now. */
record AccountView(
        long id,
        String name,
        String displayName,
        @Nullable Long organizationId,
        String organization,
        AccountState state,
        String stateName,
        List<Grant> roles,
        @Nullable Instant lastSeenAt,
        @Nullable Instant lockedUntil,
        long version,
        List<String> allowedActions,
        Map<String, List<Blocker>> blockers) {

    static AccountView of(Actor actor, Account a, AccountActions actions) {
        Map<String, List<Blocker>> blockers = actions.of(actor, a);
        return new AccountView(
                a.id(),
                a.name(),
                a.displayName(),
                a.organizationId(),
                a.organization(),
                a.state(),
                a.state().label(),
                a.roles(),
                a.lastSeenAt(),
                a.lockedUntil(),
                a.version(),
                AccountActions.allowed(blockers),
                blockers);
    }
}
