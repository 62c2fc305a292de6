package org.huizheng.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The design walls: each room says what it may use, uses nothing else, and keeps its insides to itself. */
class RoomTests {

    @Test
    void roomsUseOnlyWhatTheyDeclareAndOnlyWhatIsOffered() {
        ApplicationModules.of("org.huizheng").verify();
    }

    @Test
    void everyRoomIsAnApplicationModule() {
        Set<String> found = new TreeSet<>();
        ApplicationModules.of("org.huizheng")
                .forEach(module -> found.add(module.getIdentifier().toString()));
        assertThat(found).isEqualTo(Checkout.rooms().keySet());
    }

    @Test
    void everyRoomDeclaresItsAllowedDependencies() {
        assertThat(Checkout.rooms().keySet())
                .filteredOn(room -> !room.equals("kernel"))
                .allSatisfy(room ->
                        assertThat(Checkout.allowedDependencies(room)).as(room).isNotNull());
    }

    @Test
    void everyDeclaredDependencyIsARoom() {
        assertThat(Checkout.rooms().keySet())
                .filteredOn(room -> !room.equals("kernel"))
                .allSatisfy(
                        room -> assertThat(Checkout.rooms().keySet()).as(room).containsAll(declared(room)));
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        List<String> silent = Checkout.shippedJavaFiles().stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !speaks(folder.resolve("package-info.java")))
                .map(Checkout::named)
                .toList();
        assertThat(silent).isEmpty();
    }

    private static Set<String> declared(String room) {
        Set<String> declared = Checkout.allowedDependencies(room);
        return declared == null ? Set.of() : declared;
    }

    private static boolean speaks(Path info) {
        return Files.exists(info)
                && Checkout.read(info).contains("@NullMarked")
                && Pattern.compile("/\\*\\*\\s*\\S")
                        .matcher(Checkout.read(info))
                        .find();
    }
}
