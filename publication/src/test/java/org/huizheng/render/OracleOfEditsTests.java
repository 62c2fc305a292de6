package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huizheng.render.RandomEdits.Edit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@link OracleTests} holds for all edits mixed, for those that seldom meet among so many. */
class OracleOfEditsTests {

    private static Oracle oracle;
    private final Oracle.Made made = new Oracle.Made();

    @BeforeAll
    static void start() {
        oracle = new Oracle();
    }

    @AfterAll
    static void stop() {
        oracle.close();
    }

    private List<String> proven(int count, int steps, List<Edit> kinds) {
        return oracle.prove(1, count, steps, kinds, made);
    }

    private static long count(List<String> done, String beginning) {
        return done.stream().filter(edit -> edit.startsWith(beginning)).count();
    }

    @Test
    void holdsWhereChannelsGoIntoOthers() {
        List<String> done = proven(40, 20, RandomEdits.OF_MERGES);
        assertThat(count(done, "merged")).as("channels that went into others").isGreaterThan(40);
    }

    @Test
    void holdsWhereChannelsChangeTheirAddresses() {
        List<String> done = proven(40, 20, RandomEdits.OF_ADDRESSES);
        assertThat(count(done, "readdressed")).as("channels at another address").isGreaterThan(200);
        made.requireHardlyMoreThanNecessary();
    }

    @Test
    void holdsWhereDocumentsPointToOneAnother() {
        proven(40, 20, RandomEdits.OF_RELATIONS);
    }

    @Test
    void holdsWhereDocumentsAreArchived() {
        List<String> done = proven(40, 20, RandomEdits.OF_ARCHIVES);
        assertThat(count(done, "taken from the archive Optional["))
                .as("documents taken from the archive")
                .isGreaterThan(20);
        made.requireHardlyMoreThanNecessary();
    }

    @Test
    void holdsWhereDocumentsAreShownOnTwoSites() {
        List<String> done = proven(40, 20, RandomEdits.OF_SITES);
        assertThat(count(done, "placed "))
                .as("documents on the second site, and no longer")
                .isGreaterThan(80);
        made.requireHardlyMoreThanNecessary();
    }

    @Test
    void holdsWhereContentTypesChange() {
        proven(20, 14, RandomEdits.OF_TYPES);
    }

    @Test
    void holdsWhereOldAddressesAreMapped() {
        List<String> done = proven(40, 20, RandomEdits.OF_MAPPINGS);
        assertThat(count(done, "mapped")).as("addresses mapped").isGreaterThan(200);
    }

    @Test
    void holdsWhereTheSiteIsTriedOpenedPausedMovedAndClosed() {
        proven(20, 20, RandomEdits.OF_STATES);
    }

    @Test
    void holdsWhereTheTraditionalVersionComesAndGoes() {
        proven(20, 20, RandomEdits.OF_HANT);
        made.requireHardlyMoreThanNecessary();
    }

    @Test
    void holdsWhereEmergenciesComeAndGo() {
        proven(40, 20, RandomEdits.OF_EMERGENCIES);
        made.requireHardlyMoreThanNecessary();
    }
}
