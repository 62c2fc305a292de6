package org.huizheng.document;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.Wake;

/** 签发: {@link ReleaseEditions} for one. */
public final class ReleaseEdition {

    private final ReleaseEditions release;

    ReleaseEdition(ReleaseEditions release) {
        this.release = release;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return release.blockers(actor, edition);
    }

    public void perform(SiteScope scope, Actor actor, long editionId) {
        perform(scope, actor, editionId, false);
    }

    /** @param urgent 加急: its pages are made before those of all others */
    public void perform(SiteScope scope, Actor actor, long editionId, boolean urgent) {
        release.perform(scope, actor, List.of(editionId), urgent ? Wake.URGENT : Wake.NOW);
    }
}
