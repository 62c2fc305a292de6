package org.huizheng.document;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.Retraction;

/** 撤稿: takes back what should not have been public; it may return only as a new, approved edition. */
public final class WithdrawDocument {

    private final EndPublication end;

    WithdrawDocument(EndPublication end) {
        this.end = end;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return end.blockers(actor, EditionAction.WITHDRAW, edition);
    }

    /** @param reason shown at the address where the document was */
    public void perform(SiteScope scope, Actor actor, long documentId, String reason) {
        end.perform(scope, actor, List.of(documentId), EditionAction.WITHDRAW, Retraction.WITHDRAWN, reason);
    }
}
