package org.huizheng.past;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Permissions;

/** A right is needed on each site where something is erased. */
final class ErasureRights {

    private final Permissions permissions;

    ErasureRights(Permissions permissions) {
        this.permissions = permissions;
    }

    List<Blocker> refusals(Actor actor, String verb, List<Long> sites) {
        return permissions.refusalOn(actor, "erasure." + verb, sites).stream().toList();
    }

    void require(Actor actor, String verb, List<Long> sites) {
        permissions.requireOn(actor, "erasure." + verb, sites);
    }
}
