package org.huizheng.cache;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.purge.Cache;

/** 暂停 and 恢复: a cache that is not told anything may keep anything, so all is forgotten when it is told again. */
public final class PauseCache {

    private final CacheWork work;

    PauseCache(CacheWork work) {
        this.work = work;
    }

    /** @param pausing what is wanted */
    public List<Blocker> blockers(Actor actor, Cache cache, boolean pausing) {
        return new Blockers()
                .add(work.refusals(actor, "pause"))
                .require(cache.paused() != pausing, "state", pausing ? "已经暂停" : "没有暂停")
                .list();
    }

    public void perform(Actor actor, long id, boolean pausing) {
        work.require(actor, "pause");
        work.write(() -> {
            Cache cache = work.caches.lock(id);
            new Blockers().add(blockers(actor, cache, pausing)).refuse();
            work.caches.pause(id, pausing);
            work.purges.nothing(id);
            if (!pausing) {
                work.purges.everything(id);
            }
            work.note(actor, pausing ? "pauseCache" : "resumeCache", id, Map.of("name", cache.name()));
        });
    }
}
