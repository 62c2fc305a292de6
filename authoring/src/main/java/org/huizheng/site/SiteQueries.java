package org.huizheng.site;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.jspecify.annotations.Nullable;

/** Sites within a scope. */
public final class SiteQueries {

    private static final int MOST = 200;

    private final Sites sites;

    SiteQueries(Sites sites) {
        this.sites = sites;
    }

    public Optional<Site> byCode(SiteScope scope, String code) {
        return sites.byCode(code).filter(site -> scope.permits(site.id()));
    }

    public Optional<Site> byId(SiteScope scope, long siteId) {
        return sites.byId(siteId).filter(site -> scope.permits(site.id()));
    }

    public List<Site> all(SiteScope scope) {
        return sites.all().stream().filter(site -> scope.permits(site.id())).toList();
    }

    /**
     * In the order in which they were opened.
     *
     * @param words part of a name, code or domain, or ""
     * @param state null for every state
     */
    public Slice<Site> list(
            SiteScope scope, String words, @Nullable SiteState state, @Nullable String after, int limit) {
        int size = Math.clamp(limit, 1, MOST);
        List<Site> found = sites.list(scope, words, state, cursor(after), size + 1);
        return found.size() <= size
                ? new Slice<>(found, null)
                : new Slice<>(
                        found.subList(0, size),
                        String.valueOf(found.get(size - 1).id()));
    }

    /** The names of those among them that are there. */
    public Map<Long, String> names(SiteScope scope, Collection<Long> ids) {
        return sites.names(ids.stream().filter(scope::permits).toList());
    }

    /** The name of the body that owns a site. */
    public String organizationName(Site site) {
        return sites.organizationName(site.organizationId());
    }

    private static long cursor(@Nullable String after) {
        try {
            return after == null || after.isEmpty() ? 0 : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Problem.invalid("翻页位置无效");
        }
    }
}
