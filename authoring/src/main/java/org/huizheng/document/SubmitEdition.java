package org.huizheng.document;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.SiteScope;

/** 报审: hands a draft to review. */
public final class SubmitEdition {

    private final ChangeState change;

    SubmitEdition(ChangeState change) {
        this.change = change;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return change.blockers(actor, EditionAction.SUBMIT, edition);
    }

    public void perform(SiteScope scope, Actor actor, long editionId) {
        change.perform(scope, actor, EditionAction.SUBMIT, editionId, "", edition -> {});
    }
}
