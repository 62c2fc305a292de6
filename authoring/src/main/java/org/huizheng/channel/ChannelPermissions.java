package org.huizheng.channel;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Permissions;

/** The tree is the site's: who may work in one channel only does not change its shape. */
final class ChannelPermissions {

    private final Permissions permissions;

    ChannelPermissions(Permissions permissions) {
        this.permissions = permissions;
    }

    /** @param verb such as {@code move} */
    List<Blocker> refusal(Actor actor, String verb, long siteId) {
        return permissions.refusal(actor, "channel." + verb, Permissions.Where.site(siteId)).stream()
                .toList();
    }

    void require(Actor actor, String verb, long siteId) {
        permissions.require(actor, "channel." + verb, Permissions.Where.site(siteId));
    }
}
