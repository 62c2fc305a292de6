package org.huizheng.cache;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.purge.Cache;

/** Asks every verb whether it could run now. */
public final class CacheActions {

    private final AddCache add;
    private final ChangeCache change;
    private final PauseCache pause;
    private final RemoveCache remove;
    private final TryCache attempt;
    private final RetryPurges retry;

    CacheActions(
            AddCache add,
            ChangeCache change,
            PauseCache pause,
            RemoveCache remove,
            TryCache attempt,
            RetryPurges retry) {
        this.add = add;
        this.change = change;
        this.pause = pause;
        this.remove = remove;
        this.attempt = attempt;
        this.retry = retry;
    }

    /** What concerns the list. */
    public SequencedMap<String, List<Blocker>> of(Actor actor) {
        SequencedMap<String, List<Blocker>> blockers = new LinkedHashMap<>();
        blockers.put("add", add.blockers(actor));
        blockers.put("retry", retry.blockers(actor));
        return blockers;
    }

    public SequencedMap<String, List<Blocker>> of(Actor actor, Cache cache) {
        SequencedMap<String, List<Blocker>> blockers = new LinkedHashMap<>();
        blockers.put("change", change.blockers(actor));
        blockers.put("try", attempt.blockers(actor));
        blockers.put("pause", pause.blockers(actor, cache, true));
        blockers.put("resume", pause.blockers(actor, cache, false));
        blockers.put("remove", remove.blockers(actor));
        return blockers;
    }
}
