package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.render.RandomEdits.Edit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Edits sites at random, and holds what was kept page by page against what another JVM makes at once. */
final class Oracle implements AutoCloseable {

    static final double MOST_REBUILT_PER_NECESSARY = 1.1;

    final TestDatabase database = TestDatabase.fresh();
    private final AnotherJvm other;

    Oracle() {
        // a tenth of the time went into planning the same statements again
        JdbcClient.create(database.superuser())
                .sql("alter database " + database.name() + " set plan_cache_mode = force_generic_plan")
                .update();
        other = new AnotherJvm(database);
    }

    @Override
    public void close() {
        other.close();
        database.close();
    }

    /** Pages made, and those of them that had to be: their bytes, or the approval they stand for, are others. */
    static final class Rebuilt {
        private long made;
        private long necessary;

        void page(boolean another) {
            made++;
            necessary += another ? 1 : 0;
        }

        double ratio() {
            return made == 0 ? 1 : (double) made / necessary;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d / %d = %.3f", made, necessary, ratio());
        }
    }

    /** The pages that were made by all sequences, and by each kind of edit. */
    static final class Made {
        final Rebuilt all = new Rebuilt();
        final Map<Edit, Rebuilt> ofEdit = new EnumMap<>(Edit.class);

        /** @param alone no edit of another kind waits with it for the worker */
        private void count(Edit edit, boolean alone, boolean another) {
            all.page(another);
            if (alone) {
                ofEdit.computeIfAbsent(edit, e -> new Rebuilt()).page(another);
            }
        }

        void requireHardlyMoreThanNecessary() {
            assertThat(all.ratio()).as("%s", this).isLessThanOrEqualTo(MOST_REBUILT_PER_NECESSARY);
        }

        @Override
        public String toString() {
            return ofEdit.entrySet().stream()
                    .map(e -> e.getKey() + " " + e.getValue())
                    .collect(Collectors.joining("\n", "all " + all + "\n", "\n"));
        }
    }

    /**
     * Requires that nothing differs after any of so many sequences.
     *
     * @return what was done in all of them
     */
    List<String> prove(int firstSeed, int count, int steps, List<Edit> kinds, Made made) {
        List<String> everything = new ArrayList<>();
        for (int seed = firstSeed; seed < firstSeed + count; seed++) {
            List<String> done = new ArrayList<>();
            Map<String, String[]> differences = differences(seed, steps, kinds, Set.of(), done, made);
            assertThat(differences.keySet())
                    .as("seed %d after %s: %s", seed, done, describe(differences))
                    .isEmpty();
            everything.addAll(done);
        }
        return everything;
    }

    /**
     * The paths that differ, with what was kept and what the other made.
     *
     * @param unrecorded kinds of read that are not recorded, in this sequence
     * @param done hears of each edit
     */
    Map<String, String[]> differences(
            int seed, int steps, List<Edit> kinds, Set<String> unrecorded, List<String> done, Made made) {
        SmallSite.empty(database);
        SmallSite site = new SmallSite(database, unrecorded).open();
        RandomEdits edits = new RandomEdits(site, new Random(seed), kinds);
        for (int i = 0; i < steps; i++) {
            Edit edit = edits.next();
            done.add(edits.perform(edit));
            boolean alone = i % 3 != 2;
            site.told = (page, another) -> made.count(edit, alone, another);
            if (i % 3 != 1) {
                site.drain();
            }
        }
        site.drain();
        assertThat(site.uncut())
                .as("documents on no page of a list after %s", done)
                .isEmpty();
        Map<String, String[]> differences = new TreeMap<>(compared(site, SmallSite.SITE, "example", seed, done));
        if (!site.secondChannels.isEmpty()) {
            compared(site, SmallSite.SECOND, "second", seed, done)
                    .forEach((path, both) -> differences.put("second:" + path, both));
        }
        return differences;
    }

    private Map<String, String[]> compared(SmallSite site, long siteId, String code, int seed, List<String> done) {
        assertThat(site.broken(siteId, code))
                .as("rows that are not sealed after %s", done)
                .isEmpty();
        return difference(SmallSite.tree(site.pages, code), other.rebuilt(site, siteId, code, 1 + seed % 3));
    }

    private static Map<String, String[]> difference(Map<String, String> kept, Map<String, String> rebuilt) {
        Map<String, String[]> differences = new TreeMap<>();
        rebuilt.forEach((path, bytes) -> {
            if (!bytes.equals(kept.get(path))) {
                differences.put(path, new String[] {String.valueOf(kept.get(path)), bytes});
            }
        });
        kept.keySet().stream()
                .filter(path -> !rebuilt.containsKey(path))
                .forEach(path -> differences.put(path, new String[] {String.valueOf(kept.get(path)), "null"}));
        return differences;
    }

    private static String describe(Map<String, String[]> differences) {
        StringBuilder out = new StringBuilder();
        differences.entrySet().stream().limit(3).forEach(e -> out.append("\n== ")
                .append(e.getKey())
                .append("\nkept:    ")
                .append(e.getValue()[0])
                .append("\nrebuilt: ")
                .append(e.getValue()[1]));
        return out.toString();
    }
}
