package org.huizheng.portal;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A small file looked at no more often than the interval, and read again when it has become another one. */
final class Watched {

    private final Path file;
    private final long intervalNanos;
    private final BooleanSupplier read;
    private final AtomicLong due = new AtomicLong(System.nanoTime());
    private @Nullable Stamp seen;

    /** @param read says whether it could be read; what could not is read again */
    Watched(Path file, long intervalNanos, BooleanSupplier read) {
        this.file = file;
        this.intervalNanos = intervalNanos;
        this.read = read;
    }

    void look() {
        long now = System.nanoTime();
        long at = due.get();
        if (now - at >= 0 && due.compareAndSet(at, now + intervalNanos)) {
            check();
        }
    }

    void expire() {
        due.set(System.nanoTime());
    }

    private synchronized void check() {
        Stamp stamp = Stamp.of(file);
        if (stamp != null && !Objects.equals(stamp, seen)) {
            seen = read.getAsBoolean() ? stamp : null;
        }
    }
}
