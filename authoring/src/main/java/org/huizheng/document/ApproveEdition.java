package org.huizheng.document;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.SiteScope;

/** 通过: {@link ApproveEditions} for one. */
public final class ApproveEdition {

    private final ApproveEditions approve;

    ApproveEdition(ApproveEditions approve) {
        this.approve = approve;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return approve.blockers(actor, edition);
    }

    public void perform(SiteScope scope, Actor actor, long editionId) {
        approve.perform(scope, actor, List.of(editionId));
    }
}
