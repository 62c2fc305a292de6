package org.huizheng.document;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.Retraction;

/** 归档: the end of a document's public life; nothing follows. */
public final class ArchiveDocument {

    private final EndPublication end;

    ArchiveDocument(EndPublication end) {
        this.end = end;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return end.blockers(actor, EditionAction.ARCHIVE, edition);
    }

    /** @param reason shown at the address where the document was */
    public void perform(SiteScope scope, Actor actor, long documentId, String reason) {
        end.perform(scope, actor, List.of(documentId), EditionAction.ARCHIVE, Retraction.ARCHIVED, reason);
    }
}
