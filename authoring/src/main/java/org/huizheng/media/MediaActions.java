package org.huizheng.media;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.SiteScope;

/** Asks every verb whether it could run now: the one answer that enables a button and explains a disabled one. */
public final class MediaActions {

    private final ChangeMedia change;
    private final RemoveMedia remove;

    MediaActions(ChangeMedia change, RemoveMedia remove) {
        this.change = change;
        this.remove = remove;
    }

    public SequencedMap<String, List<Blocker>> of(SiteScope scope, Actor actor, MediaItem item) {
        SequencedMap<String, List<Blocker>> blockers = new LinkedHashMap<>();
        blockers.put("change", change.blockers(actor, item));
        blockers.put("remove", remove.blockers(scope, actor, item));
        return blockers;
    }
}
