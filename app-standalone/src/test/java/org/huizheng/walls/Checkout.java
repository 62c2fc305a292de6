package org.huizheng.walls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source tree these tests guard: its floors (Maven modules) and rooms (packages directly under org.huizheng). */
final class Checkout {

    static final Path ROOT = root();

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Set<String> NOT_OURS =
            Set.of("target", "node_modules", ".git", "data", "dist", ".idea", "samples");

    private static final Map<String, List<String>> ROOMS = findRooms();

    private Checkout() {}

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("app-standalone/pom.xml"))) {
            at = at.getParent();
        }
        return at;
    }

    static List<String> floors() {
        return MODULE.matcher(read(ROOT.resolve("pom.xml")))
                .results()
                .map(m -> m.group(1))
                .toList();
    }

    /** Room name to the floors whose main sources hold its package; more than one floor is a split package. */
    static Map<String, List<String>> rooms() {
        return ROOMS;
    }

    private static Map<String, List<String>> findRooms() {
        Map<String, List<String>> rooms = new TreeMap<>();
        for (String floor : floors()) {
            Path packages = ROOT.resolve(floor).resolve("src/main/java/org/huizheng");
            for (Path room : children(packages)) {
                rooms.computeIfAbsent(room.getFileName().toString(), r -> new ArrayList<>())
                        .add(floor);
            }
        }
        return rooms;
    }

    static String floorOf(String room) {
        List<String> floors = rooms().getOrDefault(room, List.of());
        return floors.isEmpty() ? "" : floors.getFirst();
    }

    /** What the room's package-info declares; null when it declares nothing. */
    static Set<String> allowedDependencies(String room) {
        Path info = ROOT.resolve(floorOf(room))
                .resolve("src/main/java/org/huizheng")
                .resolve(room)
                .resolve("package-info.java");
        String text = Files.exists(info) ? read(info) : "";
        var declared = Pattern.compile("allowedDependencies\\s*=\\s*(\\{[^}]*}|\"[^\"]*\")")
                .matcher(text);
        if (!declared.find()) {
            return null;
        }
        return Set.copyOf(Pattern.compile("\"([^\"]+)\"")
                .matcher(declared.group(1))
                .results()
                .map(m -> m.group(1).replaceAll("\\s*::.*", ""))
                .distinct()
                .toList());
    }

    static List<Path> migrationFolders() {
        return floors().stream()
                .flatMap(floor -> children(ROOT.resolve(floor).resolve("src/main/resources/db/migration")).stream())
                .toList();
    }

    static List<Path> files(Predicate<String> name) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                    boolean skip =
                            NOT_OURS.contains(dir.getFileName().toString()) && !dir.equals(ROOT) && !inSources(dir);
                    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (name.test(file.getFileName().toString())) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().sorted().toList();
    }

    static List<Path> javaFiles() {
        return files(name -> name.endsWith(".java"));
    }

    /** Main sources only: what ships. */
    static List<Path> shippedJavaFiles() {
        return javaFiles().stream().filter(f -> named(f).contains("/src/main/")).toList();
    }

    static String named(Path file) {
        return ROOT.relativize(file).toString();
    }

    /** {@code path:line} of each match, for failure messages a reader can click on. */
    static Stream<String> places(Path file, Pattern pattern) {
        String text = read(file);
        return pattern.matcher(text)
                .results()
                .map(m -> named(file) + ":" + line(text, m) + " " + m.group().strip());
    }

    private static long line(String text, MatchResult match) {
        return text.substring(0, match.start()).chars().filter(c -> c == '\n').count() + 1;
    }

    private static boolean inSources(Path dir) {
        return dir.toString().contains("/src/");
    }

    static List<Path> children(Path dir) {
        if (!Files.isDirectory(dir)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(dir)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
