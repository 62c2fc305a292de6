package org.huizheng.cache;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.purge.Cache;

/** 移除前置缓存: it is told nothing any more, and its secret is gone. */
public final class RemoveCache {

    private final CacheWork work;

    RemoveCache(CacheWork work) {
        this.work = work;
    }

    public List<Blocker> blockers(Actor actor) {
        return work.refusals(actor, "remove");
    }

    public void perform(Actor actor, long id) {
        work.require(actor, "remove");
        work.write(() -> {
            Cache cache = work.caches.require(id);
            work.caches.remove(id);
            work.note(actor, "removeCache", id, Map.of("name", cache.name()));
        });
    }
}
