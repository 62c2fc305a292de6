package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huizheng.render.RandomEdits.Edit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the oracle would notice: each kind of read that is recorded is recorded for a reason. */
class OracleControlTests {

    private static Oracle oracle;

    @BeforeAll
    static void start() {
        oracle = new Oracle();
    }

    @AfterAll
    static void stop() {
        oracle.close();
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
            if (!differences(seed, edits, Set.of(kind)).isEmpty()) {
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
                differences(seed, edits, Set.of());
                recorded.addAll(JdbcClient.create(oracle.database.owner())
                        .sql("""
                                select split_part(name, ':', 1) from render.read_set_name
                                union select split_part(name, ':', 1) from render.page_read""")
                        .query(String.class)
                        .list());
            }
        }
        CsvSource controls = OracleControlTests.class
                .getDeclaredMethod("failsWhenOneKindOfReadIsNotRecorded", String.class, int.class)
                .getAnnotation(CsvSource.class);
        assertThat(Stream.of(controls.value()).map(control -> control.split(",")[0]))
                .containsAll(recorded);
        assertThat(recorded).hasSizeGreaterThan(20);
    }

    private static Map<String, String[]> differences(int seed, List<Edit> edits, Set<String> unrecorded) {
        return oracle.differences(seed, 14, edits, unrecorded, new ArrayList<>(), new Oracle.Made());
    }
}
