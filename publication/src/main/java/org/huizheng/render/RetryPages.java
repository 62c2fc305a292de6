package org.huizheng.render;

import org.jspecify.annotations.Nullable;

/** Asks again for pages that failed for good, after somebody mended what was wrong with them. */
public final class RetryPages {

    private final Engine engine;

    RetryPages(Engine engine) {
        this.engine = engine;
    }

    /** @return false when no such page waits for a person */
    public boolean one(long siteId, String page) {
        return retry(siteId, page) == 1;
    }

    /** @return how many there were */
    public int all() {
        return retry(null, null);
    }

    private int retry(@Nullable Long siteId, @Nullable String page) {
        int retried =
                engine.jdbc.sql("""
                update render.queue set attempts = 0, error = null, due_at = clock_timestamp(), version = version + 1
                where attempts >= 5 and (:site::bigint is null or site_id = :site) and (:page::text is null or page = :page)""").param("site", siteId).param("page", page).update();
        engine.wakes.committed();
        return retried;
    }
}
