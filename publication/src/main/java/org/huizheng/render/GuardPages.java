package org.huizheng.render;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.SiteScope;
import org.huizheng.page.BucketList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks the files of every site, again and again, at a bounded rate. A file whose inode has not changed since the pass before
 * is not read, for the time of that change is the kernel's and can be set by nobody; each is read once in so many passes all
 * the same, for clocks do go back. Holds no more in memory than one time a site.
 */
public final class GuardPages {

    private static final Logger LOG = LoggerFactory.getLogger(GuardPages.class);

    /** Passes in which every file is read once. */
    private static final int ROUND = 200;

    /** Passes in which the rows of every bucket are held against its seal. */
    private static final int ROUND_OF_ROWS = 16;

    /** Of a large site's buckets as many at once as have some thousand rows. */
    private static final int FEW_BUCKETS = 16;

    private static final int LARGE = 100_000;

    /** Clocks of the file system are coarse. */
    private static final long MARGIN_MILLIS = 1_000;

    private final Engine engine;
    private final MendPage mend;
    private final AuditTrail audit;
    private final int perSecond;
    private final Map<String, Long> seen = new HashMap<>();
    private final Map<Long, Set<String>> later = new HashMap<>();
    private final Map<Long, Set<String>> stuck = new HashMap<>();
    private final Map<Long, Set<Integer>> broken = new HashMap<>();
    private final Set<Long> failing = new HashSet<>();
    private int pass;

    /** @param perSecond files looked at */
    GuardPages(Engine engine, Path quarantine, AuditTrail audit, int perSecond) {
        this.engine = engine;
        this.mend = new MendPage(engine, new Quarantine(quarantine));
        this.audit = audit;
        this.perSecond = perSecond;
    }

    private record Site(long siteId, String code) {}

    /** What one pass found. */
    private static final class Tally {
        private final Map<MendPage.Found, Integer> counts = new EnumMap<>(MendPage.Found.class);
        private final Set<String> stuck = new TreeSet<>();
        private String first = "";

        void add(MendPage.Found found, String path) {
            if (found != MendPage.Found.SOUND && found != MendPage.Found.LATER) {
                counts.merge(found, 1, Integer::sum);
                first = first.isEmpty() ? path : first;
            }
        }

        int sum() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** @return how many files were not as they should be */
    public int perform() {
        pass++;
        List<Site> sites = engine.jdbc
                .sql("""
                select s.site_id, s.code from release.site s left join page.release_head h on h.site_id = s.site_id
                where render.held(h.rebuilding_until) is not true order by s.site_id""")
                .query((rs, i) -> new Site(rs.getLong(1), rs.getString(2)))
                .list();
        return sites.stream().mapToInt(this::attempt).sum();
    }

    /** Whoever can keep us out of one site keeps us out of no other; the first time it is an alarm. */
    private int attempt(Site site) {
        try {
            int found = guard(site);
            failing.remove(site.siteId);
            return found;
        } catch (RuntimeException e) {
            LOG.error("site {} cannot be guarded, trying again", site.code, e);
            if (!failing.add(site.siteId)) {
                return 0;
            }
            record(site, Map.of("unguarded", String.valueOf(e.getMessage())));
            return 1;
        }
    }

    /** One file that cannot be mended keeps nothing else from it. */
    private void attempt(Site site, PageStore.Tree tree, Tally tally, String shown, Supplier<MendPage.Found> mending) {
        try {
            tally.add(mending.get(), shown);
        } catch (RuntimeException e) {
            LOG.error("site {}: {} cannot be mended, trying again: {}", site.code, shown, e.toString());
            tally.stuck.add(shown);
            tell(site, tree, tally, shown);
        }
    }

    private void tell(Site site, PageStore.Tree tree, Tally tally, String shown) {
        MendPage.Found found = mend.stuck(site.siteId, tree, shown);
        if (!stuck.getOrDefault(site.siteId, Set.of()).contains(shown)) {
            tally.add(found, shown);
        }
    }

    private int guard(Site site) {
        PageStore.Tree tree = engine.pages.current(site.code);
        if (!isServed(site, tree)) {
            return 0;
        }
        mend.close(site.siteId, tree, stuck.getOrDefault(site.siteId, Set.of()));
        String name = site.siteId + " " + tree.release();
        long start = System.currentTimeMillis();
        GuardedTree guarded = new GuardedTree(
                engine,
                site.siteId,
                site.code,
                tree,
                seen.getOrDefault(name, 0L) - MARGIN_MILLIS,
                id -> Math.floorMod(id, ROUND) == Math.floorMod(pass, ROUND),
                new Pace(perSecond));
        Tally tally = new Tally();
        attempt(site, tree, tally, MendPage.POINTER, () -> mend.pointer(site.siteId, site.code, tree));
        Set<String> suspects = new TreeSet<>(later.getOrDefault(site.siteId, Set.of()));
        suspects.addAll(guarded.suspects());
        Set<String> again = new TreeSet<>();
        for (String stored : suspects) {
            if (!isServed(site, tree)) {
                break;
            }
            attempt(site, tree, tally, MendPage.shown(stored), () -> {
                MendPage.Found found = mend.perform(site.siteId, tree, stored);
                if (found == MendPage.Found.LATER) {
                    again.add(stored);
                }
                return found;
            });
        }
        if (isServed(site, tree)) {
            boolean suspect = guarded.isJournalSuspect() || pass % ROUND == 0;
            attempt(site, tree, tally, MendPage.JOURNAL, () -> mend.journal(site.siteId, site.code, tree, suspect));
        }
        for (int bucket : guarded.suspectLists()) {
            if (isServed(site, tree)) {
                attempt(
                        site,
                        tree,
                        tally,
                        "清单 " + BucketList.name(bucket),
                        () -> mend.list(site.siteId, site.code, tree, bucket));
            }
        }
        later.put(site.siteId, again);
        if (tally.stuck.isEmpty()) {
            seen.put(name, start);
        }
        rows(site, tree, tally, guarded.rows());
        unreadable(site, tree, tally, guarded.unreadable());
        stuck.put(site.siteId, tally.stuck);
        alarm(site, tally);
        return tally.sum();
    }

    /** A sixteenth of the buckets in each pass, and those that were not sound the last time. */
    private void rows(Site site, PageStore.Tree tree, Tally tally, long rows) {
        Set<Integer> before = broken.getOrDefault(site.siteId, Set.of());
        Set<Integer> suspects = new TreeSet<>(before);
        int share = BucketList.BUCKETS / ROUND_OF_ROWS;
        int from = Math.floorMod(pass, ROUND_OF_ROWS) * share;
        int step = rows > LARGE ? FEW_BUCKETS : share;
        for (int at = from; at < from + share; at += step) {
            suspects.addAll(engine.seals.broken(site.siteId, site.code, tree.release(), at, at + step));
        }
        Set<Integer> still = new TreeSet<>();
        for (int bucket : suspects) {
            boolean told = before.contains(bucket);
            if (isServed(site, tree) && mend.rows(site.siteId, site.code, tree, bucket, told) == MendPage.Found.ROW) {
                still.add(bucket);
                tally.stuck.add(MendPage.rows(bucket));
                if (!told) {
                    tally.add(MendPage.Found.ROW, MendPage.rows(bucket));
                }
            }
        }
        broken.put(site.siteId, still);
    }

    /** Seen in every pass, whatever their inodes say. */
    private void unreadable(Site site, PageStore.Tree tree, Tally tally, Set<String> directories) {
        for (String directory : directories) {
            if (isServed(site, tree)) {
                String shown = MendPage.shown(directory);
                tally.stuck.add(shown);
                tell(site, tree, tally, shown);
            }
        }
    }

    /** A release that was replaced while it was looked at is being taken away: nothing in it tells of a stranger any more. */
    private boolean isServed(Site site, PageStore.Tree tree) {
        return tree.release() == engine.heads.release(site.siteId);
    }

    private void alarm(Site site, Tally tally) {
        if (tally.sum() == 0) {
            return;
        }
        LOG.error("site {}: files were changed behind our back: {}, first {}", site.code, tally.counts, tally.first);
        Map<String, Object> facts = new HashMap<>();
        Arrays.stream(MendPage.Found.values())
                .filter(tally.counts::containsKey)
                .forEach(found -> facts.put(found.name().toLowerCase(java.util.Locale.ROOT), tally.counts.get(found)));
        facts.put("first", tally.first);
        record(site, facts);
    }

    private void record(Site site, Map<String, ?> facts) {
        engine.transactions.write(
                SiteScope.everySite(),
                () -> audit.record(Actor.SYSTEM, "findTampering", site.siteId, "site:" + site.siteId, facts));
    }
}
