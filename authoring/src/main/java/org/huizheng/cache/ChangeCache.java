package org.huizheng.cache;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.purge.Cache;

/** 修改前置缓存: told otherwise from now on, and what it may have missed is forgotten. */
public final class ChangeCache {

    private final CacheWork work;
    private final CacheRules rules;

    ChangeCache(CacheWork work, CacheRules rules) {
        this.work = work;
        this.rules = rules;
    }

    public List<Blocker> blockers(Actor actor) {
        return work.refusals(actor, "change");
    }

    /** @param version what it was when it was read */
    public void perform(Actor actor, long id, long version, CacheText text) {
        work.require(actor, "change");
        work.write(() -> {
            Cache before = work.caches.lock(id);
            if (before.version() != version) {
                throw new Problem(
                        "conflict",
                        409,
                        "前置缓存“" + before.name() + "”刚被他人修改，请对照后重试",
                        Map.of("theirs", before, "version", before.version()));
            }
            rules.checked(text, before).refuse();
            work.caches.update(text.as(id, before.hasSecret(), before.paused()));
            if (text.secret() != null) {
                work.caches.keepSecret(id, text.secret().isEmpty() ? null : work.secrets.encrypted(id, text.secret()));
            }
            work.purges.nothing(id);
            if (!before.paused()) {
                work.purges.everything(id);
            }
            work.note(
                    actor,
                    "changeCache",
                    id,
                    Map.of(
                            "name", text.name(),
                            "url", text.page().url(),
                            "newSecret", text.secret() != null));
        });
    }
}
