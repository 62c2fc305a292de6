package org.huizheng.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.core.ApplicationModules;

/** No staff code on a public host: what the portal product holds, and what it must not. */
class PortalTests {

    private static final Set<String> ROOMS = Set.of(
            "kernel",
            "release",
            "template",
            "render",
            "page",
            "search",
            "embedded",
            "files",
            "lucene",
            "configuration",
            "process",
            "portal");

    @Test
    void theProductIsExactlyTheseModules() {
        assertThat(modulesOnTheClasspath()).containsExactly("app-portal", "backend-local", "kernel", "publication");
    }

    @Test
    void theProductHoldsOnlyRoomsThePublicMaySee() {
        Set<String> rooms = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.huizheng").stream()
                        .map(type -> type.getPackageName().split("\\.")[2])
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rooms).isSubsetOf(ROOMS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "organization",
                "audit",
                "site",
                "channel",
                "contenttype",
                "document",
                "theme",
                "interchange",
                "console",
                "worker",
                "operation",
                "command",
                "standalone"
            })
    void aStaffRoomIsNotThere(String room) {
        assertThatThrownBy(() -> Class.forName("org.huizheng." + room + ".package-info"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void roomsUseOnlyWhatTheyDeclareAndOnlyWhatIsOffered() {
        ApplicationModules.of("org.huizheng").verify();
    }

    private static Set<String> modulesOnTheClasspath() {
        Pattern folder = Pattern.compile(".*/([a-z-]+)/target/(classes|[^/]+(?<!-tests)\\.jar)");
        Pattern jar = Pattern.compile(".*/org/huizheng/([a-z-]+)/[^/]+/[^/]+(?<!-tests)\\.jar");
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .flatMap(entry -> Stream.of(folder.matcher(entry), jar.matcher(entry)))
                .filter(m -> m.matches())
                .map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
