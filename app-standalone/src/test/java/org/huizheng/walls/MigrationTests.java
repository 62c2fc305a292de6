package org.huizheng.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huizheng.kernel.database.Rooms;
import org.junit.jupiter.api.Test;

/** A room's migrations create and change its own schema, and nothing else's. */
class MigrationTests {

    private static final Pattern NAMED = Pattern.compile(
            "\\b(?:(?:create|alter|drop)(?:\\s+or\\s+replace)?(?:\\s+unique|\\s+materialized)?\\s+"
                    + "(?:table|view|sequence|function|type|index|trigger|policy)(?:\\s+if(?:\\s+not)?\\s+exists)?"
                    + "|insert\\s+into|update|delete\\s+from|truncate|\\son)\\s+([a-z_]+)\\.([a-z_]+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEMA =
            Pattern.compile("\\b(?:create|alter|drop)\\s+schema\\b|\\bset\\s+search_path\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ROLE = Pattern.compile(
            "\\b(?:create|alter|drop)\\s+(?:role|user)\\b|\\b(?:superuser|bypassrls)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCE =
            Pattern.compile("\\breferences\\s+([a-z_]+)\\.[a-z_]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern ZONELESS =
            Pattern.compile("\\btimestamp\\b(?!\\s*tz|\\s+with\\s+time)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("V\\d+__[a-z0-9_]+\\.sql");

    @Test
    void aRoomsMigrationsLieOnTheRoomsFloor() {
        assertThat(Checkout.migrationFolders()).allSatisfy(folder -> assertThat(Checkout.floorOf(room(folder)))
                .as("the floor of room %s", room(folder))
                .isEqualTo(Checkout.ROOT.relativize(folder).getName(0).toString()));
    }

    @Test
    void everyRoomWithMigrationsHasItsPlaceInTheOrder() {
        assertThat(Checkout.migrationFolders()).extracting(MigrationTests::room).isSubsetOf(Rooms.IN_ORDER);
    }

    @Test
    void aRoomComesAfterTheRoomsItRefersTo() {
        assertThat(statements(REFERENCE, found -> !earlier(found))).isEmpty();
    }

    @Test
    void aForeignKeyLeadsToAnAllowedRoom() {
        assertThat(statements(REFERENCE, found -> !allowed(found))).isEmpty();
    }

    @Test
    void noOtherRoomsTableIsTouched() {
        assertThat(statements(NAMED, found -> !found.schema().equals(found.room())))
                .isEmpty();
    }

    @Test
    void schemasAndRolesAreMadeElsewhere() {
        assertThat(statements(SCHEMA, found -> true)).isEmpty();
        assertThat(statements(ROLE, found -> true)).isEmpty();
    }

    @Test
    void timesCarryTheirZone() {
        assertThat(statements(ZONELESS, found -> true)).isEmpty();
    }

    @Test
    void filesAreNamedAsFlywayReadsThem() {
        assertThat(files())
                .allSatisfy(file -> assertThat(file.getFileName().toString()).matches(NAME));
    }

    private record Found(String room, String schema, String place) {}

    private static List<String> statements(Pattern pattern, Predicate<Found> wrong) {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            String sql = Checkout.read(file).replaceAll("--[^\n]*", "");
            pattern.matcher(sql)
                    .results()
                    .map(m -> new Found(
                            room(file.getParent()),
                            m.groupCount() == 0 ? "" : m.group(1),
                            Checkout.named(file) + ": " + m.group().strip()))
                    .filter(wrong)
                    .forEach(f -> found.add(f.place()));
        }
        return found;
    }

    private static boolean earlier(Found found) {
        return Rooms.IN_ORDER.indexOf(found.schema()) <= Rooms.IN_ORDER.indexOf(found.room());
    }

    private static boolean allowed(Found found) {
        Set<String> declared = Checkout.allowedDependencies(found.room());
        return found.schema().equals(found.room()) || declared != null && declared.contains(found.schema());
    }

    private static List<Path> files() {
        return Checkout.migrationFolders().stream()
                .flatMap(MigrationTests::list)
                .toList();
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String room(Path folder) {
        return folder.getFileName().toString();
    }
}
