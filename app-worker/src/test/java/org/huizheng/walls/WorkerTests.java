package org.huizheng.walls;

import static org.assertj.core.api.Assertions.assertThat;

import org.huizheng.kernel.ClassPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.core.ApplicationModules;

/** All floors, and nothing that listens. */
class WorkerTests {

    @Test
    void theProductIsExactlyTheseModules() {
        assertThat(ClassPath.floors())
                .containsExactly("app-worker", "authoring", "backend-local", "kernel", "publication", "staff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.eclipse.jetty.server.Server",
                "org.springframework.boot.web.server.WebServer",
                "org.huizheng.console.ConsoleProcess",
                "org.huizheng.portal.PortalMain"
            })
    void whatListensIsNotThere(String type) {
        assertThat(ClassPath.holds(type)).isFalse();
    }

    @Test
    void roomsUseOnlyWhatTheyDeclareAndOnlyWhatIsOffered() {
        ApplicationModules.of("org.huizheng").verify();
    }
}
