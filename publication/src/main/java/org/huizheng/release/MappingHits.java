package org.huizheng.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How often mappings answered since the last time, as a portal leaves it for whoever may write: one small file a time, counted
 * once however often it is read.
 *
 * @param batch what it is known by
 * @param at when the last of them was asked, by the portal's clock
 */
public record MappingHits(UUID batch, Instant at, List<Count> counts) {

    /** The most a portal leaves at a time. */
    public static final int MOST_COUNTS = 20_000;

    /** While so many files wait, nobody reads them, and the portal keeps what it counts. */
    static final int MOST_FILES = 200;

    private static final int MOST_BYTES = 40 << 20;
    private static final long MOST_HITS = 1_000_000_000;
    private static final String LAST_NAME = ".txt";

    /** @param site its code; {@code match} as {@link Mapping.Match#code} */
    public record Count(String site, String match, String source, long hits) {

        private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]{1,1000}");

        public Count {
            if (Stream.of(site, match, source)
                    .anyMatch(text -> !PLAIN.matcher(text).matches())) {
                throw new IllegalArgumentException("no mapping is called so");
            }
        }
    }

    /** @return false while too much waits */
    public boolean leave(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (waiting(directory).size() >= MOST_FILES) {
            return false;
        }
        Path beside = directory.resolve("." + batch);
        Files.writeString(beside, text(), StandardCharsets.US_ASCII);
        Files.move(beside, directory.resolve(batch + LAST_NAME), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** The files that wait, and nothing that only looks like one. */
    static List<Path> waiting(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9a-f-]{36}\\.txt"))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder().append(at).append('\n');
        for (Count c : counts) {
            text.append(c.site).append('\t').append(c.match).append('\t').append(c.source);
            text.append('\t').append(c.hits).append('\n');
        }
        return text.toString();
    }

    /** Empty when it is none of ours: a portal stands in the open, and what it left is looked at before it is believed. */
    static Optional<MappingHits> read(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (Files.size(file) > MOST_BYTES) {
            return Optional.empty();
        }
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII)
                .lines()
                .toList();
        try {
            UUID batch = UUID.fromString(name.substring(0, name.length() - LAST_NAME.length()));
            List<Count> counts = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] part = line.split("\t", -1);
                counts.add(new Count(part[0], part[1], part[2], Math.clamp(Long.parseLong(part[3]), 0, MOST_HITS)));
            }
            return Optional.of(new MappingHits(batch, Instant.parse(lines.getFirst()), counts));
        } catch (DateTimeParseException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            return Optional.empty();
        }
    }
}
