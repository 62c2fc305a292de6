package org.huizheng.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.huizheng.kernel.PageStore;

/** One thing somebody with a shell does to a tree of pages. */
final class Tampering {

    static final List<String> KINDS = List.of(
            "changed",
            "added",
            "deleted",
            "truncated",
            "swapped",
            "swapped fragments",
            "linked",
            "linked away",
            "same size and time",
            "list",
            "journal added to",
            "journal cut",
            "journal deleted",
            "journal linked");

    private final Random random;
    private final Path root;
    private final Path lists;

    Tampering(long seed, Path root, Path lists) {
        this.random = new Random(seed);
        this.root = root;
        this.lists = lists;
    }

    /** @return the paths below the root that are not what they should be now */
    Set<Path> perform(String kind) throws IOException {
        return switch (kind) {
            case "changed" -> replaced(any(""), "<h1>hacked</h1>".getBytes(UTF_8));
            case "added" -> added();
            case "deleted" -> deleted();
            case "truncated" -> truncated();
            case "swapped" -> swapped("");
            case "swapped fragments" -> swapped("_f/");
            case "linked" -> linked(any(""));
            case "linked away" -> linked(root.resolve("evil" + random.nextInt(1_000) + ".html"));
            case "same size and time" -> sameSizeAndTime();
            case "journal added to" -> journal(bytes -> ("f".repeat(64) + "\t/\t" + "0".repeat(64) + "\n"), true);
            case "journal cut" -> journal(bytes -> bytes.substring(0, bytes.indexOf('\n') + 1), false);
            case "journal deleted" -> journal(bytes -> "", false);
            case "journal linked" -> linkedJournal();
            default -> list();
        };
    }

    private Path any(String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> all = files.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .filter(f -> root.relativize(f).toString().startsWith(prefix))
                    .sorted(Comparator.naturalOrder())
                    .toList();
            return all.get(random.nextInt(all.size()));
        }
    }

    private static Set<Path> replaced(Path file, byte[] bytes) throws IOException {
        // a new file: what lies there may share its bytes with a blob
        Files.delete(file);
        Files.write(file, bytes);
        return Set.of(file);
    }

    private Set<Path> added() throws IOException {
        Path file = any("").resolveSibling("evil" + random.nextInt(1_000) + ".html");
        return Files.exists(file)
                ? Set.of()
                : Set.of(Files.write(file, "evil".getBytes(UTF_8), StandardOpenOption.CREATE_NEW));
    }

    private Set<Path> deleted() throws IOException {
        Path file = any("");
        Files.delete(file);
        return Set.of(file);
    }

    private Set<Path> truncated() throws IOException {
        Path file = any("");
        byte[] bytes = Files.readAllBytes(file);
        return replaced(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    }

    private Set<Path> swapped(String prefix) throws IOException {
        Path one = any(prefix);
        Path other = any(prefix);
        if (one.equals(other) || Files.mismatch(one, other) < 0) {
            return Set.of();
        }
        Path between = root.resolveSibling("between");
        Files.move(one, between);
        Files.move(other, one);
        Files.move(between, other);
        return Set.of(one, other);
    }

    private Set<Path> linked(Path file) throws IOException {
        Path target = Files.write(root.resolveSibling("elsewhere.html"), "elsewhere".getBytes(UTF_8));
        Files.deleteIfExists(file);
        Files.createSymbolicLink(file, target);
        return Set.of(file);
    }

    private Set<Path> sameSizeAndTime() throws IOException {
        Path file = any("");
        FileTime time = Files.getLastModifiedTime(file);
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length == 0) {
            return Set.of();
        }
        bytes[random.nextInt(bytes.length)] ^= 1;
        replaced(file, bytes);
        Files.setLastModifiedTime(file, time);
        return Set.of(file);
    }

    /** Nobody misses what was empty, or what is left as it was. */
    private Set<Path> journal(UnaryOperator<String> changed, boolean added) throws IOException {
        Path journal = lists.resolve(PageStore.Tree.JOURNAL);
        String before = Files.exists(journal) ? Files.readString(journal) : "";
        String after = added ? before + changed.apply(before) : before.isEmpty() ? "" : changed.apply(before);
        if (after.equals(before)) {
            return Set.of();
        }
        if (after.isEmpty()) {
            Files.delete(journal);
        } else {
            Files.writeString(journal, after);
        }
        return Set.of(journal);
    }

    private Set<Path> linkedJournal() throws IOException {
        Path journal = lists.resolve(PageStore.Tree.JOURNAL);
        return Files.exists(journal) ? linked(journal) : Set.of();
    }

    private Set<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(lists)) {
            List<Path> all = files.filter(file -> !file.endsWith(PageStore.Tree.JOURNAL))
                    .sorted()
                    .toList();
            Path list = all.get(random.nextInt(all.size()));
            Files.copy(
                    all.getFirst().equals(list) ? all.getLast() : all.getFirst(),
                    list,
                    StandardCopyOption.REPLACE_EXISTING);
            return Set.of(list);
        }
    }
}
