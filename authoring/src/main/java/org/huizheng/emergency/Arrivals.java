package org.huizheng.emergency;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.page.WrittenPages;
import org.huizheng.release.Pages;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When each site had an emergency: the file of every site has its row in the manifest, and that row its time, in earnest and
 * in a drill alike.
 */
public final class Arrivals {

    private final JdbcClient jdbc;
    private final WrittenPages written;
    private final ReachedSites reached;

    Arrivals(JdbcClient jdbc, ReachedSites reached) {
        this.jdbc = jdbc;
        this.written = new WrittenPages(jdbc);
        this.reached = reached;
    }

    /**
     * Remembers which sites have it now; later ones overwrite the file's time.
     *
     * @return whether all that have pages have it
     */
    boolean gather(Emergency emergency) {
        Instant shown = emergency.shownAt();
        if (shown == null) {
            return false;
        }
        Set<Long> missing = new HashSet<>(reached.of(emergency.plan()));
        known(emergency.id()).forEach(missing::remove);
        if (missing.isEmpty()) {
            return true;
        }
        Map<Long, Instant> pages = written.of(emergency.plan().drill() ? Pages.DRILL : Pages.EMERGENCY, missing);
        int sites = pages.size();
        pages.values().removeIf(at -> at.isBefore(shown));
        add(emergency.id(), shown, pages);
        return pages.size() == sites;
    }

    private void add(long id, Instant shown, Map<Long, Instant> pages) {
        jdbc.sql("""
                insert into emergency.arrival (emergency_id, site_id, millis)
                select ?, site_id, millis from unnest(?::bigint[], ?::int[]) a (site_id, millis) on conflict do nothing""")
                .param(id)
                .param(pages.keySet().toArray(Long[]::new))
                .param(pages.values().stream()
                        .map(at -> (int) Duration.between(shown, at).toMillis())
                        .toArray(Integer[]::new))
                .update();
    }

    private List<Long> known(long id) {
        return jdbc.sql("select site_id from emergency.arrival where emergency_id = ?")
                .param(id)
                .query(Long.class)
                .list();
    }

    /** How long it took, until half, until nearly all, until the last; and who was last. */
    public Report report(Emergency emergency) {
        List<Long> millis = jdbc.sql("select millis from emergency.arrival where emergency_id = ? order by millis")
                .param(emergency.id())
                .query(Long.class)
                .list();
        Set<Long> missing = new HashSet<>(reached.of(emergency.plan()));
        int sites = missing.size();
        known(emergency.id()).forEach(missing::remove);
        List<Slow> slowest =
                jdbc.sql("""
                select s.code, s.name, a.millis from emergency.arrival a join site.v_site s using (site_id)
                where a.emergency_id = ? order by a.millis desc, a.site_id limit 10""").param(emergency.id()).query(Slow.class).list();
        return new Report(
                sites,
                millis.size(),
                at(millis, 0.5),
                at(millis, 0.95),
                at(millis, 1),
                slowest,
                reached.named(missing, 20));
    }

    private static long at(List<Long> sorted, double part) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }

    /** A site that was among the last. */
    public record Slow(String code, String name, int millis) {}

    /** @param missing sites that have not had it, at most twenty of them */
    public record Report(
            int sites,
            int arrived,
            long median,
            long nearlyAll,
            long last,
            List<Slow> slowest,
            List<ReachedSites.Reached> missing) {}
}
