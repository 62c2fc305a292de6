package org.huizheng.cache;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.purge.Cache;
import org.huizheng.purge.ProbeCache;

/** 发送测试请求: has it forget a front page, and tells what it answered. */
public final class TryCache {

    private final CacheWork work;
    private final ProbeCache probe;

    TryCache(CacheWork work, ProbeCache probe) {
        this.work = work;
        this.probe = probe;
    }

    public List<Blocker> blockers(Actor actor) {
        return work.refusals(actor, "try");
    }

    public ProbeCache.Outcome perform(Actor actor, long id) {
        work.require(actor, "try");
        Cache cache = work.caches.require(id);
        ProbeCache.Outcome outcome = probe.perform(cache);
        work.write(() -> work.note(actor, "tryCache", id, Map.of("name", cache.name(), "well", outcome.well())));
        return outcome;
    }
}
