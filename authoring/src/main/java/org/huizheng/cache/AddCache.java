package org.huizheng.cache;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;

/** 添加前置缓存: from now on it is told; what it may have kept before is forgotten. */
public final class AddCache {

    private final CacheWork work;
    private final CacheRules rules;

    AddCache(CacheWork work, CacheRules rules) {
        this.work = work;
        this.rules = rules;
    }

    public List<Blocker> blockers(Actor actor) {
        return work.refusals(actor, "add");
    }

    public long perform(Actor actor, CacheText text) {
        work.require(actor, "add");
        long[] id = new long[1];
        work.write(() -> {
            rules.checked(text, null).refuse();
            id[0] = work.caches.insert(text.as(0, false, false));
            work.caches.update(text.as(id[0], false, false));
            if (text.secret() != null && !text.secret().isEmpty()) {
                work.caches.keepSecret(id[0], work.secrets.encrypted(id[0], text.secret()));
            }
            work.purges.everything(id[0]);
            work.note(
                    actor,
                    "addCache",
                    id[0],
                    Map.of("name", text.name(), "url", text.page().url()));
        });
        return id[0];
    }
}
