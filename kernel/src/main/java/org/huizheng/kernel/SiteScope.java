package org.huizheng.kernel;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The sites a piece of work may touch: the first argument of every query on site data. Row-level security reads it from
 * the transaction, so a forgotten condition shows no row instead of another unit's.
 */
public record SiteScope(boolean every, Set<Long> sites) {

    public SiteScope {
        sites = Set.copyOf(sites);
    }

    /** For the platform's own work (migration, rebuild, search); never built from a request. */
    public static SiteScope everySite() {
        return new SiteScope(true, Set.of());
    }

    public static SiteScope of(Long... sites) {
        return new SiteScope(false, Set.of(sites));
    }

    public static SiteScope of(Set<Long> sites) {
        return new SiteScope(false, sites);
    }

    public boolean permits(long siteId) {
        return every || sites.contains(siteId);
    }

    /** A foreign site answers as if it did not exist (architecture §5). */
    public void require(long siteId) {
        if (!permits(siteId)) {
            throw Problem.notFound("站点不存在");
        }
    }

    /** The value of the transaction setting {@code huizheng.sites}: {@code *} or site ids joined by commas. */
    public String setting() {
        return every ? "*" : new TreeSet<>(sites).stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
