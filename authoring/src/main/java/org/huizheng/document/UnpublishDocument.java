package org.huizheng.document;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.Retraction;

/** 下线: takes from view what is no longer needed; the same edition may be released again. */
public final class UnpublishDocument {

    private final EndPublication end;

    UnpublishDocument(EndPublication end) {
        this.end = end;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return end.blockers(actor, EditionAction.UNPUBLISH, edition);
    }

    /** @param reason shown at the address where the document was */
    public void perform(SiteScope scope, Actor actor, long documentId, String reason) {
        end.perform(scope, actor, List.of(documentId), EditionAction.UNPUBLISH, Retraction.UNPUBLISHED, reason);
    }
}
