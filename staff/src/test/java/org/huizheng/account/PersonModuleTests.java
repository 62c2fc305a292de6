package org.huizheng.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a colleague may know of another. */
class PersonModuleTests {

    private final Door door = new Door();
    private final PersonQueries people = door.the(PersonQueries.class);

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void namesBecomePeopleAndWhatIsNoAccountIsLeftOut() {
        door.invited("liming");
        assertThat(people.named(List.of("liming", "system", "root")))
                .containsExactly(new Person("liming", "某人", "", true));
    }

    @Test
    void whoHasLeftHasANameButIsNotFound() {
        long id = door.invited("liming").id();
        door.invited("wangfang");
        door.the(SuspendAccount.class).perform(Door.OPERATOR, id, "调离");
        assertThat(people.named(List.of("liming")).getFirst().open()).isFalse();
        assertThat(people.knows("liming")).isFalse();
        assertThat(people.knows("wangfang")).isTrue();
        assertThat(people.find("某", 20)).extracting(Person::name).containsExactly("wangfang");
        assertThat(people.find("WANG", 20)).extracting(Person::name).containsExactly("wangfang");
        assertThat(people.find("%", 20)).isEmpty();
    }

    @Test
    void whoIsCalledExactlySoComesFirst() {
        List.of("aliming", "liming").forEach(door::invited);
        assertThat(people.find("liming", 20)).extracting(Person::name).containsExactly("liming", "aliming");
    }
}
