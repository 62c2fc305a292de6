package org.huizheng.cache;

import java.util.List;
import org.huizheng.purge.Cache;
import org.jspecify.annotations.Nullable;

/**
 * A cache as someone writes it.
 *
 * @param secret null to keep the one there is, "" for none
 */
public record CacheText(
        String name,
        @Nullable List<Long> sites,
        Cache.Form form,
        Cache.Request page,
        Cache.@Nullable Request whole,
        String headers,
        @Nullable String secret,
        int batch,
        boolean assembles) {

    Cache as(long id, boolean hasSecret, boolean paused) {
        return new Cache(
                id, name, sites, form, page, whole, headers, hasSecret, batch, assembles, paused, 0, Cache.Tally.NONE);
    }
}
