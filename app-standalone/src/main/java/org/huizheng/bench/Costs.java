package org.huizheng.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What this process and all it started, PostgreSQL included, have cost: CPU time, and the peak of their memory. */
final class Costs implements AutoCloseable {

    private static final double TICKS_PER_SECOND = 100.0;
    private static final long SAMPLE_MILLIS = 250;
    private static final int USER_TICKS = 13;
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

    /** Proportional set sizes added up, so that shared pages count once. */
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
        return family().mapToDouble(p -> ticks(p.pid()) / TICKS_PER_SECOND).sum();
    }

    private static long ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.UTF_8);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long sum = 0;
            for (int i = USER_TICKS; i < CHILDREN_TICKS_END; i++) {
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
                long now = family().mapToLong(p -> proportionalKib(p.pid())).sum();
                peakKib.accumulateAndGet(now, Math::max);
                Thread.sleep(SAMPLE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long proportionalKib(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(l -> l.startsWith("Pss:"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}
