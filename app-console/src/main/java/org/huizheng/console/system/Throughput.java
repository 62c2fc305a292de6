package org.huizheng.console.system;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.huizheng.kernel.Repeating;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many pages were written lately, by all workers together: the server counts rows anyway, this notes its count. */
public final class Throughput implements AutoCloseable {

    /** @param pagesLastHour of the time since this process started, when that is less */
    public record Pages(long pagesLastMinute, long pagesLastHour) {}

    private record Noted(long at, long written) {}

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final JdbcClient jdbc;
    private final Deque<Noted> noted = new ArrayDeque<>();
    private final Repeating sampler;

    Throughput(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.sampler = new Repeating("throughput", PAUSE, this::note);
    }

    private void note() {
        Noted now = now();
        synchronized (noted) {
            noted.addLast(now);
            while (now.at - noted.peekFirst().at > HOUR) {
                noted.removeFirst();
            }
        }
    }

    private Noted now() {
        long written = jdbc.sql(
                        "select coalesce(sum(n_tup_ins + n_tup_upd), 0) from pg_stat_user_tables where schemaname = 'page' and relname = 'manifest'")
                .query(Long.class)
                .single();
        return new Noted(System.nanoTime(), written);
    }

    Pages pages() {
        Noted now = now();
        synchronized (noted) {
            return new Pages(since(now, MINUTE), since(now, HOUR));
        }
    }

    private long since(Noted now, long span) {
        return noted.stream()
                .filter(sample -> now.at - sample.at <= span)
                .findFirst()
                .map(sample -> Math.max(0, now.written - sample.written))
                .orElse(0L);
    }

    @Override
    public void close() {
        sampler.close();
    }
}
