package org.huizheng.emergency;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.SiteScope;
import org.jspecify.annotations.Nullable;

/** A right for the whole city covers all; otherwise it is needed on each site an emergency reaches. */
final class EmergencyRights {

    private final Permissions permissions;

    EmergencyRights(Permissions permissions) {
        this.permissions = permissions;
    }

    /** @param sites null for the whole city */
    List<Blocker> refusals(Actor actor, String verb, @Nullable List<Long> sites) {
        return permissions
                .refusalOn(actor, "emergency." + verb, sites)
                .map(blocker -> List.of(new Blocker("permission", blocker.reason())))
                .orElse(List.of());
    }

    void require(Actor actor, String verb, @Nullable List<Long> sites) {
        permissions.requireOn(actor, "emergency." + verb, sites);
    }

    /** What is for the whole city everybody may see; of the rest, who works on one of its sites. */
    static boolean isSeen(SiteScope scope, EmergencyPlan plan) {
        return scope.every() || plan.sites() == null || plan.sites().stream().anyMatch(scope::permits);
    }
}
