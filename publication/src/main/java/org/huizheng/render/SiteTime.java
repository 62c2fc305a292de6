package org.huizheng.render;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The budget of a site: how long each one kept the threads of this process during the last minute. */
final class SiteTime {

    private static final int SECONDS = 60;

    private record Slice(long second, Map<Long, Long> nanos) {}

    private final int sharePercent;
    private final long nothing;
    private final LongSupplier nanoTime;
    private final Deque<Slice> slices = new ArrayDeque<>();
    private final Map<Long, Long> used = new HashMap<>();

    /** @param nothing so little that nobody is overdrawn by less */
    SiteTime(int sharePercent, Duration nothing, LongSupplier nanoTime) {
        this.sharePercent = sharePercent;
        this.nothing = nothing.toNanos();
        this.nanoTime = nanoTime;
    }

    synchronized void add(long siteId, long nanos) {
        long second = forget();
        if (slices.isEmpty() || slices.getLast().second < second) {
            slices.addLast(new Slice(second, new HashMap<>()));
        }
        slices.getLast().nanos.merge(siteId, nanos, Long::sum);
        used.merge(siteId, nanos, Long::sum);
    }

    /** The sites that used more than their share of the time used by all. */
    synchronized List<Long> overdrawn() {
        forget();
        long share = used.values().stream().mapToLong(Long::longValue).sum() / 100 * sharePercent;
        return used.entrySet().stream()
                .filter(site -> site.getValue() >= nothing && site.getValue() > share)
                .map(Map.Entry::getKey)
                .toList();
    }

    private long forget() {
        long second = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong());
        while (!slices.isEmpty() && slices.getFirst().second <= second - SECONDS) {
            slices.removeFirst().nanos.forEach((site, nanos) -> used.merge(site, -nanos, SiteTime::sumOrNothing));
        }
        return second;
    }

    private static @org.jspecify.annotations.Nullable Long sumOrNothing(Long a, Long b) {
        return a + b == 0 ? null : a + b;
    }
}
