package org.huizheng.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this process and all it started, PostgreSQL included, have cost: CPU time, and the peak of their memory. */
final class Costs implements AutoCloseable {

    private static final double TICKS_PER_SECOND = 100.0;
    private static final long SAMPLE_MILLIS = 250;
    private static final int USER_TICKS = 13;
    private static final int OWN_TICKS_END = 15;
    private static final int CHILDREN_TICKS_END = 17;

    private final long startNanos = System.nanoTime();
    private final double startCpu = cpuSeconds();
    private final AtomicLong peakKib = new AtomicLong();
    private final Thread sampler = Thread.ofPlatform().daemon().name("costs").start(this::sample);

    double seconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    double cpu() {
        return cpuSeconds() - startCpu;
    }

    /**
     * An upper bound that is cheap to ask for: everybody's own memory, the largest view of the shared buffers, and programs and
     * libraries as often as they are mapped.
     */
    long peakMebibytes() {
        return peakKib.get() / 1024;
    }

    @Override
    public void close() {
        sampler.interrupt();
    }

    private static Stream<ProcessHandle> family() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants());
    }

    /** Own and waited-for children's user and system time of every process of the family. */
    private static double cpuSeconds() {
        return family().mapToDouble(p -> ticks(p.pid(), CHILDREN_TICKS_END) / TICKS_PER_SECOND)
                .sum();
    }

    /** Of one process alone. */
    static double cpuSeconds(long pid) {
        return ticks(pid, OWN_TICKS_END) / TICKS_PER_SECOND;
    }

    private static long ticks(long pid, int end) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.UTF_8);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long sum = 0;
            for (int i = USER_TICKS; i < end; i++) {
                sum += Long.parseLong(fields[i - 2]);
            }
            return sum;
        } catch (IOException e) {
            return 0;
        }
    }

    private void sample() {
        try {
            while (true) {
                List<Resident> all = family().map(p -> resident(p.pid())).toList();
                long now = all.stream().mapToLong(r -> r.own + r.files).sum()
                        + all.stream().mapToLong(Resident::shared).max().orElse(0);
                peakKib.accumulateAndGet(now, Math::max);
                Thread.sleep(SAMPLE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** KiB of one process. */
    private record Resident(long own, long files, long shared) {}

    private static Resident resident(long pid) {
        try {
            Map<String, Long> kib = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("Rss"))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf(':')),
                            line -> Long.parseLong(line.replaceAll("\\D", ""))));
            return new Resident(
                    kib.getOrDefault("RssAnon", 0L), kib.getOrDefault("RssFile", 0L), kib.getOrDefault("RssShmem", 0L));
        } catch (IOException goneMeanwhile) {
            return new Resident(0, 0, 0);
        }
    }
}
