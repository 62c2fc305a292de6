package org.huizheng.portal;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.huizheng.kernel.Problem;
import org.huizheng.search.SearchAnswer;
import org.huizheng.search.SearchReleased;
import org.huizheng.search.SearchRequest;
import org.springframework.beans.factory.ObjectProvider;

/** Searches for the public: a few at a time, and none while the index is away or not filled. The database is not asked. */
final class Searches {

    private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();
    private static final int PATIENCE_SECONDS = 2;

    private final ObjectProvider<SearchReleased> search;
    private final ObjectProvider<SearchReady> ready;
    private final Semaphore running = new Semaphore(AT_ONCE);

    Searches(ObjectProvider<SearchReleased> search, ObjectProvider<SearchReady> ready) {
        this.search = search;
        this.ready = ready;
    }

    /** @param port what follows the host name in addresses of other sites, such as {@code :8000}, or "" */
    SearchAnswer perform(String siteCode, String port, Map<String, String[]> parameters) {
        SearchReleased released = search.getIfAvailable();
        if (released == null) {
            throw new SearchUnavailable("this portal has no search index", null);
        }
        if (!ready.getIfAvailable(() -> () -> true).now()) {
            throw new SearchUnavailable("the search index is being filled", null);
        }
        try {
            return within(released, SearchRequest.of(siteId(released, siteCode), port, parameters));
        } catch (Problem problem) {
            throw problem;
        } catch (RuntimeException e) {
            throw e instanceof SearchUnavailable ? e : new SearchUnavailable("search failed", e);
        }
    }

    private SearchAnswer within(SearchReleased released, SearchRequest request) {
        try {
            if (!running.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new SearchUnavailable("too many searches at once", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchUnavailable("stopping", e);
        }
        try {
            return released.answer(request);
        } finally {
            running.release();
        }
    }

    private static long siteId(SearchReleased released, String code) {
        return released.siteId(code)
                .orElseThrow(() -> new SearchUnavailable("site " + code + " is not released", null));
    }
}
