package org.huizheng.document;

import java.util.Collection;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.Retraction;

/** 批量下线: at most {@link CreateDocuments#MOST} documents in one transaction, all or none. */
public final class UnpublishDocuments {

    private final EndPublication end;

    UnpublishDocuments(EndPublication end) {
        this.end = end;
    }

    /** @param reason shown at the addresses where the documents were */
    public void perform(SiteScope scope, Actor actor, Collection<Long> documentIds, String reason) {
        new Blockers()
                .require(documentIds.size() <= CreateDocuments.MOST, "batch", "一次最多下线 500 篇稿件")
                .refuse();
        end.perform(scope, actor, documentIds, EditionAction.UNPUBLISH, Retraction.UNPUBLISHED, reason);
    }
}
