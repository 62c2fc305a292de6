package org.huizheng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the CPU time of this process goes: stacks are taken each millisecond of CPU time, in native code too, so a thread that
 * waits is not seen. Compilers and the collector take no stacks and are not in it.
 */
final class Profile implements AutoCloseable {

    private static final String SAMPLE = "jdk.CPUTimeSample";
    private static final String PERIOD = "1ms";
    private static final String OURS = "org.huizheng.";
    private static final int SHOWN = 16;

    /** The innermost frame that one of these begins says what kind of work it is. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("sun.nio.fs.", "files"),
            Map.entry("sun.nio.ch.FileChannelImpl", "files"),
            Map.entry("sun.nio.ch.UnixFileDispatcherImpl", "files"),
            Map.entry("java.io.File", "files"),
            Map.entry("org.postgresql.", "talking to the database"),
            Map.entry("com.zaxxer.hikari.", "talking to the database"),
            Map.entry("org.springframework.jdbc.", "talking to the database"),
            Map.entry("java.security.", "digests and signatures"),
            Map.entry("sun.security.", "digests and signatures"),
            Map.entry("org.bouncycastle.", "digests and signatures"),
            Map.entry("java.util.zip.", "deflating"),
            Map.entry("tools.jackson.", "reading and writing JSON"),
            Map.entry("org.apache.lucene.", "search index"),
            Map.entry("org.hibernate.search.", "search index"),
            Map.entry("org.jsoup.", "cleaning of bodies"),
            Map.entry("org.owasp.", "cleaning of bodies"));

    private final Recording recording = new Recording();
    private final Path file;

    Profile() throws IOException {
        file = Files.createTempFile("huizheng-profile-", ".jfr");
        recording.enable(SAMPLE).with("throttle", PERIOD);
        recording.start();
    }

    /**
     * Ends the taking of stacks.
     *
     * @return {@code samples}; {@code kinds} and {@code methods} of ours by their share of them, the largest first
     */
    Map<String, Object> summary() throws IOException {
        recording.stop();
        recording.dump(file);
        Map<String, Integer> kinds = new HashMap<>();
        Map<String, Integer> methods = new HashMap<>();
        int samples = 0;
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                if (event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null) {
                    List<RecordedFrame> frames = event.getStackTrace().getFrames();
                    samples++;
                    kinds.merge(kind(frames), 1, Integer::sum);
                    ours(frames).ifPresent(method -> methods.merge(method, 1, Integer::sum));
                }
            }
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("samples", samples);
        line.put("kinds", shares(kinds, samples));
        line.put("methods", shares(methods, samples));
        return line;
    }

    private static String kind(List<RecordedFrame> frames) {
        for (RecordedFrame frame : frames) {
            String type = frame.getMethod().getType().getName();
            for (Map.Entry<String, String> kind : KINDS.entrySet()) {
                if (type.startsWith(kind.getKey())) {
                    return kind.getValue();
                }
            }
            if (type.startsWith(OURS)) {
                return "room " + type.substring(OURS.length()).split("\\.")[0];
            }
        }
        return "else";
    }

    private static Optional<String> ours(List<RecordedFrame> frames) {
        return frames.stream()
                .filter(frame -> frame.getMethod().getType().getName().startsWith(OURS))
                .map(frame -> simple(frame.getMethod().getType().getName()) + "."
                        + frame.getMethod().getName())
                .findFirst();
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static Map<String, Double> shares(Map<String, Integer> counts, int samples) {
        Map<String, Double> shares = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(SHOWN)
                .forEach(e -> shares.put(e.getKey(), Math.round(1000.0 * e.getValue() / samples) / 1000.0));
        return shares;
    }

    @Override
    public void close() throws IOException {
        recording.close();
        Files.deleteIfExists(file);
    }
}
