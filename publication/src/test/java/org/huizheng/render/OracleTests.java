package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.render.RandomEdits.Edit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * After any sequence of edits the tree that was kept page by page is, byte for byte, what a rebuild makes at once; and hardly
 * more was made than had to be.
 */
class OracleTests {

    private static final double MOST_REBUILT_PER_NECESSARY = 1.1;

    private static TestDatabase database;
    private final Rebuilt all = new Rebuilt();
    private final Map<Edit, Rebuilt> ofEdit = new EnumMap<>(Edit.class);

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        // a tenth of the time went into planning the same statements again
        JdbcClient.create(database.superuser())
                .sql("alter database " + database.name() + " set plan_cache_mode = force_generic_plan")
                .update();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void holdsAfter300Sequences() {
        sequences(1, 300);
    }

    @Test
    @Tag("long")
    void holdsAfter10000Sequences() {
        sequences(Integer.getInteger("oracle.first", 1_000), Integer.getInteger("oracle.sequences", 10_000));
    }

    private void sequences(int firstSeed, int count) {
        for (int seed = firstSeed; seed < firstSeed + count; seed++) {
            List<String> done = new ArrayList<>();
            Map<String, String[]> differences = differences(seed, 14, RandomEdits.ALL, Set.of(), done);
            assertThat(differences.keySet())
                    .as("seed %d after %s: %s", seed, done, describe(differences))
                    .isEmpty();
        }
        String table = ofEdit.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining("\n", "all " + all + "\n", "\n"));
        keep(count, table);
        assertThat(all.ratio()).as(table).isLessThanOrEqualTo(MOST_REBUILT_PER_NECESSARY);
        ofEdit.forEach((edit, made) ->
                assertThat(made.ratio()).as("%s\n%s", edit, table).isLessThanOrEqualTo(most(edit)));
    }

    /**
     * Some kinds of edit wake pages that may then say what they said: a list that is not dated does not show that a date
     * changed within it, nor one of few items what is pinned in it, nor a feed the second of two corrections within a second; and a
     * list that nobody arranged is in the same order by hand, but it is one page.
     */
    private static double most(Edit edit) {
        return switch (edit) {
            case REDATED, CHANNEL_MOVED, CORRECTED -> 1.3;
            case PINNED, ARRANGED -> 1.6;
            case ORDER_TURNED -> 50;
            default -> MOST_REBUILT_PER_NECESSARY;
        };
    }

    private static void keep(int sequences, String table) {
        try {
            Files.writeString(Path.of("target", "rebuilt-per-necessary-" + sequences + ".txt"), table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pages made, and those of them that had to be: their bytes, or the approval they stand for, are others. */
    private static final class Rebuilt {
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

    @Test
    void holdsWhereChannelsGoIntoOthers() {
        int mapped = 0;
        for (int seed = 1; seed <= 40; seed++) {
            List<String> done = new ArrayList<>();
            Map<String, String[]> differences = differences(seed, 20, RandomEdits.OF_MERGES, Set.of(), done);
            assertThat(differences.keySet())
                    .as("seed %d after %s: %s", seed, done, describe(differences))
                    .isEmpty();
            mapped += (int)
                    done.stream().filter(edit -> edit.startsWith("merged")).count();
        }
        assertThat(mapped).as("channels that went into others").isGreaterThan(40);
    }

    @Test
    void holdsWhereChannelsChangeTheirAddresses() {
        int readdressed = 0;
        for (int seed = 1; seed <= 40; seed++) {
            List<String> done = new ArrayList<>();
            Map<String, String[]> differences = differences(seed, 20, RandomEdits.OF_ADDRESSES, Set.of(), done);
            assertThat(differences.keySet())
                    .as("seed %d after %s: %s", seed, done, describe(differences))
                    .isEmpty();
            readdressed += (int)
                    done.stream().filter(edit -> edit.startsWith("readdressed")).count();
        }
        assertThat(readdressed).as("channels at another address").isGreaterThan(200);
        assertThat(all.ratio()).as("%s", all).isLessThanOrEqualTo(MOST_REBUILT_PER_NECESSARY);
    }

    @Test
    void holdsWhereDocumentsPointToOneAnother() {
        for (int seed = 1; seed <= 40; seed++) {
            List<String> done = new ArrayList<>();
            Map<String, String[]> differences = differences(seed, 20, RandomEdits.OF_RELATIONS, Set.of(), done);
            assertThat(differences.keySet())
                    .as("seed %d after %s: %s", seed, done, describe(differences))
                    .isEmpty();
        }
    }

    @Test
    void holdsWhereDocumentsAreArchived() {
        int taken = 0;
        for (int seed = 1; seed <= 40; seed++) {
            List<String> done = new ArrayList<>();
            Map<String, String[]> differences = differences(seed, 20, RandomEdits.OF_ARCHIVES, Set.of(), done);
            assertThat(differences.keySet())
                    .as("seed %d after %s: %s", seed, done, describe(differences))
                    .isEmpty();
            taken += (int) done.stream()
                    .filter(edit -> edit.startsWith("taken from the archive Optional["))
                    .count();
        }
        assertThat(taken).as("documents taken from the archive").isGreaterThan(20);
        assertThat(all.ratio()).as("%s", all).isLessThanOrEqualTo(MOST_REBUILT_PER_NECESSARY);
    }

    @Test
    void holdsWhereContentTypesChange() {
        for (int seed = 1; seed <= 20; seed++) {
            List<String> done = new ArrayList<>();
            Map<String, String[]> differences = differences(seed, 14, RandomEdits.OF_TYPES, Set.of(), done);
            assertThat(differences.keySet())
                    .as("seed %d after %s: %s", seed, done, describe(differences))
                    .isEmpty();
        }
    }

    @Test
    void holdsWhereOldAddressesAreMapped() {
        int mapped = 0;
        for (int seed = 1; seed <= 40; seed++) {
            List<String> done = new ArrayList<>();
            Map<String, String[]> differences = differences(seed, 20, RandomEdits.OF_MAPPINGS, Set.of(), done);
            assertThat(differences.keySet())
                    .as("seed %d after %s: %s", seed, done, describe(differences))
                    .isEmpty();
            mapped += (int)
                    done.stream().filter(edit -> edit.startsWith("mapped")).count();
        }
        assertThat(mapped).as("addresses mapped").isGreaterThan(200);
    }

    @Test
    void holdsWhereTheSiteIsTriedOpenedPausedMovedAndClosed() {
        for (int seed = 1; seed <= 20; seed++) {
            List<String> done = new ArrayList<>();
            Map<String, String[]> differences = differences(seed, 20, RandomEdits.OF_STATES, Set.of(), done);
            assertThat(differences.keySet())
                    .as("seed %d after %s: %s", seed, done, describe(differences))
                    .isEmpty();
        }
    }

    @Test
    void holdsWhereTheTraditionalVersionComesAndGoes() {
        for (int seed = 1; seed <= 20; seed++) {
            List<String> done = new ArrayList<>();
            Map<String, String[]> differences = differences(seed, 20, RandomEdits.OF_HANT, Set.of(), done);
            assertThat(differences.keySet())
                    .as("seed %d after %s: %s", seed, done, describe(differences))
                    .isEmpty();
        }
        assertThat(all.ratio()).as("%s", all).isLessThanOrEqualTo(MOST_REBUILT_PER_NECESSARY);
    }

    @Test
    void holdsWhereEmergenciesComeAndGo() {
        for (int seed = 1; seed <= 40; seed++) {
            List<String> done = new ArrayList<>();
            Map<String, String[]> differences = differences(seed, 20, RandomEdits.OF_EMERGENCIES, Set.of(), done);
            assertThat(differences.keySet())
                    .as("seed %d after %s: %s", seed, done, describe(differences))
                    .isEmpty();
        }
        assertThat(all.ratio()).as("%s", all).isLessThanOrEqualTo(MOST_REBUILT_PER_NECESSARY);
    }

    /**
     * Each kind of read has a reason: forget one, and the oracle finds stale pages. The search begins where a rare one is
     * known to show.
     */
    @ParameterizedTest
    @CsvSource({
        "list, 1",
        "channel, 1",
        "channel-kind, 1",
        "channel-details, 1",
        "channel-address, 1",
        "channels, 1",
        "navigation, 1",
        "children, 1",
        "channel-path, 1",
        "neighbours, 1",
        "relations, 1",
        "document, 1",
        "total, 1",
        "cut, 20",
        "cut-oldest, 67",
        "pinned, 1",
        "template, 1",
        "assets, 1",
        "setting, 1",
        "theme-setting, 1",
        "site, 1",
        "today, 1",
        "mappings, 1",
        "emergency, 1",
        "drill, 1",
        "shard, 1",
        "shards, 1",
        "fragment, 1",
        "content-type, 1",
        "kept-words, 1",
        "list-order, 1"
    })
    void failsWhenOneKindOfReadIsNotRecorded(String kind, int firstSeed) {
        List<Edit> edits =
                switch (kind) {
                    case "cut", "cut-oldest" -> RandomEdits.OF_ONE_LIST;
                    case "emergency", "drill" -> RandomEdits.OF_EMERGENCIES;
                    case "children", "channel-kind", "navigation" -> RandomEdits.OF_CHANNELS;
                    case "document", "relations" -> RandomEdits.OF_RELATIONS;
                    case "mappings" -> RandomEdits.OF_MAPPINGS;
                    case "theme-setting" -> RandomEdits.OF_SETTINGS;
                    case "channel-address" -> RandomEdits.OF_ADDRESSES;
                    case "content-type" -> RandomEdits.OF_TYPES;
                    case "kept-words" -> RandomEdits.OF_HANT;
                    case "list-order" -> RandomEdits.OF_ORDERS;
                    default -> RandomEdits.ALL;
                };
        for (int seed = firstSeed; seed < firstSeed + 80; seed++) {
            if (!differences(seed, 14, edits, Set.of(kind), new ArrayList<>()).isEmpty()) {
                return;
            }
        }
        throw new AssertionError("nothing notices that " + kind + " is not recorded");
    }

    /** A kind of read that is added later needs a control too. */
    @Test
    void everyKindOfReadThatIsRecordedHasItsControl() throws ReflectiveOperationException {
        Set<String> recorded = new TreeSet<>(Set.of("list"));
        for (List<Edit> edits :
                List.of(RandomEdits.ALL, RandomEdits.OF_MAPPINGS, RandomEdits.OF_EMERGENCIES, RandomEdits.OF_HANT)) {
            for (int seed = 1; seed <= 3; seed++) {
                differences(seed, 14, edits, Set.of(), new ArrayList<>());
                recorded.addAll(JdbcClient.create(database.owner())
                        .sql("""
                                select split_part(name, ':', 1) from render.read_set_name
                                union select split_part(name, ':', 1) from render.page_read""")
                        .query(String.class)
                        .list());
            }
        }
        CsvSource controls = OracleTests.class
                .getDeclaredMethod("failsWhenOneKindOfReadIsNotRecorded", String.class, int.class)
                .getAnnotation(CsvSource.class);
        assertThat(Stream.of(controls.value()).map(control -> control.split(",")[0]))
                .containsAll(recorded);
        assertThat(recorded).hasSizeGreaterThan(20);
    }

    private Map<String, String[]> differences(
            int seed, int steps, List<Edit> kinds, Set<String> unrecorded, List<String> done) {
        SmallSite.empty(database);
        SmallSite site = new SmallSite(database, unrecorded).open();
        RandomEdits edits = new RandomEdits(site, new Random(seed), kinds);
        for (int i = 0; i < steps; i++) {
            Edit edit = edits.next();
            done.add(edits.perform(edit));
            boolean alone = i % 3 != 2;
            Rebuilt kind = ofEdit.computeIfAbsent(edit, e -> new Rebuilt());
            site.told = (page, another) -> {
                all.page(another);
                if (alone) {
                    kind.page(another);
                }
            };
            if (i % 3 != 1) {
                site.drain();
            }
        }
        site.drain();
        assertThat(site.uncut())
                .as("documents on no page of a list after %s", done)
                .isEmpty();
        assertThat(site.broken()).as("rows that are not sealed after %s", done).isEmpty();
        Map<String, String> kept = site.tree();
        TimeZone zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
        try {
            return difference(kept, site.rebuilt(1 + seed % 3));
        } finally {
            TimeZone.setDefault(zone);
        }
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
