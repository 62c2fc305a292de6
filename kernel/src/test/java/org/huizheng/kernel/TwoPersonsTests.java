package org.huizheng.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class TwoPersonsTests {

    private static final Actor ONE = new Actor("staff", "one");

    @Test
    void whoProposedIsNotTheSecondPerson() {
        assertThat(TwoPersons.blockers(ONE, "one", "公告").getFirst().reason()).contains("不能确认自己发起的公告");
        assertThat(TwoPersons.blockers(ONE, "other", "公告")).isEmpty();
    }

    @Test
    void aShellIsNoMemberOfStaffOfTheSameName() {
        assertThat(TwoPersons.isOwn(Actor.command("one"), TwoPersons.name(ONE))).isFalse();
        assertThat(TwoPersons.isOwn(Actor.command("one"), TwoPersons.name(Actor.command("one"))))
                .isTrue();
    }

    @Test
    void onlyWhatWasReadAndIsUnchangedIsConfirmed() {
        assertThatCode(() -> TwoPersons.requireRead("a", "a", "a")).doesNotThrowAnyException();
        assertThatThrownBy(() -> TwoPersons.requireRead("a", "b", "a")).hasMessageContaining("重新核对");
        assertThatThrownBy(() -> TwoPersons.requireRead("a", "a", "b")).hasMessageContaining("重新核对");
    }
}
