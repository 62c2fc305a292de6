package org.huizheng.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huizheng.kernel.ClassPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.core.ApplicationModules;

/** No staff code on a public host: what the portal product holds, and what it must not. */
class PortalTests {

    private static final Set<String> ROOMS = Set.of(
            "kernel",
            "hant",
            "release",
            "template",
            "render",
            "page",
            "purge",
            "search",
            "embedded",
            "files",
            "lucene",
            "configuration",
            "process",
            "portal");

    @Test
    void theProductIsExactlyTheseModules() {
        assertThat(ClassPath.floors()).containsExactly("app-portal", "backend-local", "kernel", "publication");
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
                "cache",
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
        assertThat(ClassPath.holds("org.huizheng." + room + ".package-info")).isFalse();
    }

    @Test
    void roomsUseOnlyWhatTheyDeclareAndOnlyWhatIsOffered() {
        ApplicationModules.of("org.huizheng").verify();
    }
}
