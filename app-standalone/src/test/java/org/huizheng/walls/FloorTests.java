package org.huizheng.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.huizheng.kernel.ClassPath;
import org.junit.jupiter.api.Test;

/** The deployment walls: which floor may stand on which, and what exactly is inside each product. */
class FloorTests {

    private static final Map<String, Set<String>> STANDS_ON = Map.of(
            "kernel", Set.of(),
            "backend-local", Set.of("kernel"),
            "publication", Set.of("kernel"),
            "staff", Set.of("kernel"),
            "authoring", Set.of("kernel", "publication", "staff"),
            "console-ui", Set.of(),
            "app-portal", Set.of("kernel", "publication", "backend-local"),
            "app-console", Set.of("kernel", "backend-local", "publication", "staff", "authoring", "console-ui"),
            "app-worker", Set.of("kernel", "backend-local", "publication", "staff", "authoring"),
            "app-standalone",
                    Set.of(
                            "kernel",
                            "backend-local",
                            "publication",
                            "staff",
                            "authoring",
                            "app-portal",
                            "app-console",
                            "app-worker"));

    private static final Pattern OUR_DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>org\\.huizheng</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    @Test
    void everyFloorIsKnownHere() {
        assertThat(Checkout.floors()).containsExactlyInAnyOrderElementsOf(STANDS_ON.keySet());
    }

    @Test
    void aPomNamesOnlyTheFloorsItsFloorMayStandOn() {
        for (String floor : Checkout.floors()) {
            String pom = Checkout.read(Checkout.ROOT.resolve(floor).resolve("pom.xml"));
            List<String> shipped = OUR_DEPENDENCY
                    .matcher(pom)
                    .results()
                    .filter(m -> !m.group(2).contains("<scope>test</scope>"))
                    .map(m -> m.group(1))
                    .toList();
            assertThat(shipped).as("floors in %s/pom.xml", floor).isSubsetOf(STANDS_ON.get(floor));
        }
    }

    @Test
    void aRoomLivesOnOneFloor() {
        assertThat(Checkout.rooms())
                .allSatisfy((room, floors) -> assertThat(floors).as(room).hasSize(1));
    }

    @Test
    void aClassUsesOnlyFloorsBelowItsOwn() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.huizheng");
        List<String> wrong = classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(FloorTests::climbs)
                .map(Dependency::getDescription)
                .sorted()
                .toList();
        assertThat(wrong).isEmpty();
    }

    @Test
    void theStandaloneProductIsExactlyTheseModules() {
        assertThat(ClassPath.floors()).isEqualTo(new TreeSet<>(STANDS_ON.keySet()));
    }

    private static boolean climbs(Dependency dependency) {
        String from = floor(dependency.getOriginClass());
        String to = floor(dependency.getTargetClass());
        return !from.isEmpty()
                && !to.isEmpty()
                && !from.equals(to)
                && !STANDS_ON.getOrDefault(from, Set.of()).contains(to);
    }

    private static String floor(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("org.huizheng.") ? Checkout.floorOf(name.split("\\.")[2]) : "";
    }
}
