package org.huizheng.document;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;

/** 退稿: sends an edition back to its author with the reason; an approval it had is worth nothing any more. */
public final class RejectEdition {

    private final ChangeState change;

    RejectEdition(ChangeState change) {
        this.change = change;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return change.blockers(actor, EditionAction.REJECT, edition);
    }

    public void perform(SiteScope scope, Actor actor, long editionId, String reason) {
        if (reason.isBlank()) {
            throw Problem.invalid("退稿须说明原因");
        }
        change.perform(scope, actor, EditionAction.REJECT, editionId, reason.strip(), edition -> {});
    }
}
