package org.huizheng.walls;

import static org.assertj.core.api.Assertions.assertThat;

import org.huizheng.kernel.ClassPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.core.ApplicationModules;

/** What staff use, without what the public's browsers talk to and without the work of the worker. */
class ConsoleTests {

    @Test
    void theProductIsExactlyTheseModules() {
        assertThat(ClassPath.floors())
                .containsExactly(
                        "app-console", "authoring", "backend-local", "console-ui", "kernel", "publication", "staff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.huizheng.portal.PortalMain", "org.huizheng.worker.WorkerProcess"})
    void theOtherProductsAreNotThere(String type) {
        assertThat(ClassPath.holds(type)).isFalse();
    }

    @Test
    void roomsUseOnlyWhatTheyDeclareAndOnlyWhatIsOffered() {
        ApplicationModules.of("org.huizheng").verify();
    }
}
