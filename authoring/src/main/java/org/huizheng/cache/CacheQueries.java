package org.huizheng.cache;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.purge.Cache;
import org.huizheng.purge.DeadPurges;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;

/** Caches, for who may see them. */
public final class CacheQueries {

    private static final int MOST = 200;

    private final CacheWork work;
    private final DeadPurges dead;
    private final SiteQueries sites;

    CacheQueries(CacheWork work, DeadPurges dead, SiteQueries sites) {
        this.work = work;
        this.dead = dead;
        this.sites = sites;
    }

    public List<Cache> all(Actor actor) {
        work.require(actor, "read");
        return work.caches.all();
    }

    public Cache one(Actor actor, long id) {
        work.require(actor, "read");
        return work.caches.require(id);
    }

    /** The names of the sites it stands in front of, by their ids; none when it is every site. */
    public Map<Long, String> sites(Actor actor, long id) {
        List<Long> ids = one(actor, id).sites();
        return ids == null ? Map.of() : sites.names(SiteScope.everySite(), ids);
    }

    public Slice<DeadPurges.Dead> dead(Actor actor, @Nullable String after, int limit) {
        work.require(actor, "read");
        int size = Math.clamp(limit, 1, MOST);
        List<DeadPurges.Dead> found = dead.list(cursor(after), size + 1);
        return found.size() <= size
                ? new Slice<>(found, null)
                : new Slice<>(
                        found.subList(0, size),
                        String.valueOf(found.get(size - 1).id()));
    }

    private static long cursor(@Nullable String after) {
        try {
            return after == null || after.isEmpty() ? 0 : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Problem.invalid("翻页位置无效");
        }
    }
}
