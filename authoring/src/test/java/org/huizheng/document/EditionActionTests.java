package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EditionActionTests {

    /** The whole machine once more, as a person would write it on paper. */
    private static final String TABLE = """
            DRAFT:       SUBMIT APPROVE VOID_DRAFT
            IN_REVIEW:   REJECT APPROVE VOID_DRAFT
            APPROVED:    REJECT SCHEDULE RELEASE VOID_DRAFT
            SCHEDULED:   REJECT UNSCHEDULE RELEASE VOID_DRAFT
            RELEASED:    SUPERSEDE WITHDRAW TAKE_DOWN UNPUBLISH ARCHIVE
            WITHDRAWN:   SUPERSEDE
            UNPUBLISHED: SUPERSEDE RELEASE
            SUPERSEDED:
            ARCHIVED:    WITHDRAW TAKE_DOWN
            VOID:
            """;

    static Stream<Arguments> everyPair() {
        Map<String, Set<String>> allowed = new TreeMap<>();
        TABLE.lines()
                .forEach(line -> allowed.put(
                        line.substring(0, line.indexOf(':')),
                        new TreeSet<>(Arrays.asList(
                                line.substring(line.indexOf(':') + 1).strip().split(" ")))));
        return Arrays.stream(EditionState.values()).flatMap(state -> Arrays.stream(EditionAction.values())
                .map(action -> Arguments.of(
                        state,
                        action,
                        allowed.getOrDefault(state.name(), Set.of()).contains(action.name()))));
    }

    @ParameterizedTest(name = "{1} from {0}: {2}")
    @MethodSource("everyPair")
    void aTransitionIsAllowedOrRefusedInWords(EditionState state, EditionAction action, boolean allowed) {
        if (allowed) {
            assertThat(action.blockers(state)).isEmpty();
        } else {
            assertThat(action.blockers(state)).singleElement().satisfies(blocker -> assertThat(blocker.reason())
                    .contains(state.label())
                    .contains(action.label()));
        }
    }
}
