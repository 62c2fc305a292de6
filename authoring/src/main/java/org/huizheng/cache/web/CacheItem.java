package org.huizheng.cache.web;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Blocker;
import org.huizheng.purge.Cache;
import org.huizheng.site.SiteActions;
import org.jspecify.annotations.Nullable;

/** A cache without its secret. @param sites null for every site */
record CacheItem(
        long id,
        String name,
        @Nullable List<Long> sites,
        Cache.Form form,
        Cache.Request page,
        Cache.@Nullable Request whole,
        String headers,
        boolean hasSecret,
        int batch,
        boolean assembles,
        boolean paused,
        long version,
        Cache.Tally tally,
        List<String> allowedActions,
        Map<String, List<Blocker>> blockers) {

    static CacheItem of(Cache c, Map<String, List<Blocker>> blockers) {
        return new CacheItem(
                c.id(),
                c.name(),
                c.sites(),
                c.form(),
                c.page(),
                c.whole(),
                c.headers(),
                c.hasSecret(),
                c.batch(),
                c.assembles(),
                c.paused(),
                c.version(),
                c.tally(),
                SiteActions.allowed(blockers),
                blockers);
    }
}
