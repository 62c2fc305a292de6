package org.huizheng.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.huizheng.interchange.LawText;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The files under {@code samples/} that the product carries, made ready for import. */
final class Samples {

    static final List<String> SITES = List.of("linlan", "sfj", "rsj");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};

    /** The day on which the newest news was written. */
    private static final LocalDate WRITTEN = LocalDate.of(2026, 11, 20);

    private Samples() {}

    static Map<String, Object> site(String code) {
        return JSON.readValue(text("sites/" + code + ".json"), OBJECT);
    }

    static List<Map<String, Object>> staff() {
        return JSON.readValue(text("staff.json"), OBJECTS);
    }

    static List<Map<String, Object>> organizations() {
        return JSON.readValue(text("organizations.json"), OBJECTS);
    }

    /**
     * Writes the import file of a site and the pictures it shows.
     *
     * @param today news later than this is moved back with all the rest, by whole days
     */
    static Path unpack(Path folder, String site, LocalDate today) throws IOException {
        long back = Math.max(0, ChronoUnit.DAYS.between(today, WRITTEN) + 1);
        Path file = folder.resolve(site + ".jsonl");
        TreeSet<String> pictures = new TreeSet<>();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (String line : text(site + ".jsonl").lines().toList()) {
                Map<String, Object> document = JSON.readValue(line, OBJECT);
                if (document.get("attachments") instanceof List<?> files) {
                    files.forEach(f -> pictures.add(String.valueOf(((Map<?, ?>) f).get("file"))));
                }
                write(out, movedBack(document, back));
            }
            ServiceLines.of(site, JSON.readValue(text("service-items.json"), OBJECTS))
                    .forEach(line -> write(out, movedBack(line, back)));
            if (site.equals("sfj")) {
                laws(out);
            }
        }
        for (String picture : pictures) {
            Path target = folder.resolve(picture);
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.write(target, bytes(picture));
        }
        return file;
    }

    private static Map<String, Object> movedBack(Map<String, Object> document, long days) {
        document.computeIfPresent(
                "publishedAt",
                (k, at) -> OffsetDateTime.parse(at.toString()).minusDays(days).toString());
        return document;
    }

    private static void laws(BufferedWriter out) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(open("laws.zip"), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                write(out, LawLines.line(entry.getName(), LawText.read(entry.getName(), text)));
            }
        }
    }

    private static void write(BufferedWriter out, Map<String, Object> line) {
        try {
            out.write(JSON.writeValueAsString(line));
            out.write('\n');
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Samples.class.getResourceAsStream("/samples/" + name), "samples/" + name);
    }
}
