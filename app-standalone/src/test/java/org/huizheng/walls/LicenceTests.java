package org.huizheng.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ships with the product may be given away under Apache-2.0; the list is made by the build. */
class LicenceTests {

    private static final Pattern LINE = Pattern.compile(
            "(?m)^ {2,}((?:\\((?:[^()]|\\([^()]*\\))*\\) )+).*\\(([\\w.-]+:[\\w.-]+):[^\\s:]+ - .*\\)$");
    private static final Pattern NODE_LINE = Pattern.compile("(?m)^ {5}\\(([^()]*)\\) \\S+ \\(npm:(\\S+)\\)$");
    private static final Pattern COPYLEFT =
            Pattern.compile("GPL|GNU|Affero|SSPL|Commons Clause|BUSL|non-?commercial", Pattern.CASE_INSENSITIVE);
    private static final Pattern FREE = Pattern.compile(
            "Apache|MIT|BSD|EPL|Eclipse|EDL|Public Domain|CC0|ISC|PostgreSQL|Unicode|Bouncy Castle|MPL|Mozilla|Go License",
            Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @ValueSource(strings = {"app-standalone", "app-portal"})
    void everyLibraryIsFreeToShip(String product) {
        assertThat(libraries(product)).hasSizeGreaterThan(20);
        assertThat(libraries(product)).allSatisfy((library, licences) -> assertThat(ships(library, licences))
                .as(
                        "%s is under %s: choose another library, or name the licence in walls/licences.txt",
                        library, licences)
                .isTrue());
    }

    @Test
    void whatTheConsolesPagesHoldIsFreeToShipToo() {
        String list =
                Checkout.read(Checkout.ROOT.resolve("console-ui/target/classes/META-INF/console-ui/THIRD-PARTY.txt"));
        List<MatchResult> packages = NODE_LINE.matcher(list).results().toList();
        assertThat(list).contains("hold " + packages.size() + " packages");
        assertThat(packages).hasSizeGreaterThan(5).allSatisfy(found -> assertThat(found.group(1))
                .as(found.group(2))
                .matches(FREE.asPredicate())
                .doesNotContainPattern(COPYLEFT));
    }

    @Test
    void everyNamedChoiceIsStillNeeded() {
        assertThat(libraries("app-standalone").keySet()).containsAll(choices().keySet());
    }

    /** The plugin that makes it works online only: an offline build on a developer's machine may have none yet. */
    @ParameterizedTest
    @ValueSource(strings = {"app-standalone", "app-portal"})
    void theBillOfMaterialsNamesTheSameLibraries(String product) {
        Path bom = Checkout.ROOT.resolve(product).resolve("target/classes/META-INF/sbom/application.cdx.json");
        assumeThat(Files.exists(bom) || System.getenv("CI") != null)
                .as("no bill of materials: build once without -o")
                .isTrue();
        String text = Checkout.read(bom);
        assertThat(text).contains("\"bomFormat\" : \"CycloneDX\"");
        assertThat(libraries(product).keySet())
                .as("the bill of materials is older than the dependencies: build once without -o")
                .allSatisfy(library -> assertThat(text).contains("pkg:maven/" + library.replace(':', '/') + "@"));
    }

    private static boolean ships(String library, String licences) {
        if (!COPYLEFT.matcher(licences).find()) {
            return FREE.matcher(licences).find();
        }
        String choice = choices().get(library);
        return choice != null && licences.contains(choice) && !choice.matches("A?GPL.*");
    }

    private static Map<String, String> libraries(String product) {
        Path list = Checkout.ROOT.resolve(product).resolve("target/classes/META-INF/THIRD-PARTY.txt");
        Map<String, String> libraries = new TreeMap<>();
        List<MatchResult> lines = LINE.matcher(Checkout.read(list)).results().toList();
        lines.forEach(m -> libraries.put(m.group(2), m.group(1)));
        assertThat(Checkout.read(list)).contains(lines.size() + " third-party dependencies");
        return libraries;
    }

    private static Map<String, String> choices() {
        Map<String, String> choices = new TreeMap<>();
        Path file = Checkout.ROOT.resolve("app-standalone/src/test/resources/walls/licences.txt");
        assertThat(Files.exists(file)).isTrue();
        Checkout.read(file)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> {
                    String[] parts = line.split("\\s+", 2);
                    choices.put(parts[0], parts[1].strip());
                });
        return choices;
    }
}
