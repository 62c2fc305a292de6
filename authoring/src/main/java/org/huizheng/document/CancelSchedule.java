package org.huizheng.document;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.SiteScope;

/** 取消定时: what waits for its hour waits for a person again; its approval stays. */
public final class CancelSchedule {

    private final ChangeState change;

    CancelSchedule(ChangeState change) {
        this.change = change;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return change.blockers(actor, EditionAction.UNSCHEDULE, edition);
    }

    public void perform(SiteScope scope, Actor actor, long editionId) {
        change.perform(scope, actor, EditionAction.UNSCHEDULE, editionId, "", edition -> {});
    }
}
