package org.huizheng.portal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.huizheng.kernel.Problem;
import org.huizheng.search.SearchAnswer;
import org.huizheng.search.SearchReleased;
import org.huizheng.search.SearchRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searches for the public: a few at a time, and none while the index or the database is away. */
final class Searches {

    private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();
    private static final int PATIENCE_SECONDS = 2;

    private final ObjectProvider<SearchReleased> search;
    private final ObjectProvider<JdbcClient> jdbc;
    private final Map<String, Long> siteIds = new ConcurrentHashMap<>();
    private final Semaphore running = new Semaphore(AT_ONCE);

    Searches(ObjectProvider<SearchReleased> search, ObjectProvider<JdbcClient> jdbc) {
        this.search = search;
        this.jdbc = jdbc;
    }

    /** @param port what follows the host name in addresses of other sites, such as {@code :8000}, or "" */
    SearchAnswer perform(String siteCode, String port, Map<String, String[]> parameters) {
        SearchReleased released = search.getIfAvailable();
        if (released == null) {
            throw new SearchUnavailable("this portal has no search index", null);
        }
        try {
            return within(released, SearchRequest.of(siteId(siteCode), port, parameters));
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

    private long siteId(String code) {
        Long known = siteIds.get(code);
        if (known == null) {
            known = read(code).orElseThrow(() -> new SearchUnavailable("site " + code + " is not released", null));
            siteIds.put(code, known);
        }
        return known;
    }

    private Optional<Long> read(String code) {
        JdbcClient database = jdbc.getIfAvailable();
        if (database == null) {
            return Optional.empty();
        }
        try {
            return database.sql("select site_id from release.site where code = ?")
                    .param(code)
                    .query(Long.class)
                    .optional();
        } catch (DataAccessException e) {
            throw new SearchUnavailable("the database does not answer", e);
        }
    }
}
