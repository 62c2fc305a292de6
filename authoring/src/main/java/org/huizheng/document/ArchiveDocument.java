package org.huizheng.document;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.Retraction;

/**
 * 归档 (ARC-01): a document leaves lists and search and is still read at its address, marked with the day. It is never revised again;
 * it may still be withdrawn.
 */
public final class ArchiveDocument {

    private final EndPublication end;

    ArchiveDocument(EndPublication end) {
        this.end = end;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return end.blockers(actor, EditionAction.ARCHIVE, edition);
    }

    /** @param reason shown above the document */
    public void perform(SiteScope scope, Actor actor, long documentId, String reason) {
        end.perform(scope, actor, List.of(documentId), EditionAction.ARCHIVE, Retraction.ARCHIVED, reason);
    }
}
