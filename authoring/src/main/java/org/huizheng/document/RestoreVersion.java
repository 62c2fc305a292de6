package org.huizheng.document;

import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.EditionContent;

/** 恢复: makes a draft say what an earlier version said, files included. What it said until then becomes a version itself. */
public final class RestoreVersion {

    private final VersionQueries versions;
    private final ReviseDocument revise;

    RestoreVersion(VersionQueries versions, ReviseDocument revise) {
        this.versions = versions;
        this.revise = revise;
    }

    /**
     * @param key as {@link VersionQueries} names it
     * @param version the document's version the editor saw
     * @return the id of the edition that now holds the draft
     */
    public long perform(SiteScope scope, Actor actor, long documentId, String key, long version) {
        EditionContent content = versions.content(scope, documentId, key);
        return revise.perform(scope, actor, documentId, version, content, key);
    }
}
