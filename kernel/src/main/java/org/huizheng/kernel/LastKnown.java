package org.huizheng.kernel;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value read from what may be away, such as a database. It is read again when it is no longer fresh, by one thread for
 * all who ask; when that fails, or takes longer than a moment, the last one known is given.
 */
public final class LastKnown<T> {

    /** It was never read, and cannot be read now. */
    public static final class Unknown extends RuntimeException {
        Unknown(Throwable cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    private static final long MOMENT = Duration.ofMillis(100).toNanos();

    /** For the first reading there is nothing to give instead. */
    private static final long FIRST = Duration.ofSeconds(5).toNanos();

    /** A reading that takes longer has lost its connection without being told. */
    private static final long LOST = Duration.ofSeconds(30).toNanos();

    private record Reading<T>(long begun, long patience, CompletableFuture<T> value) {}

    private final Supplier<T> read;
    private final long fresh;
    private @Nullable T last;
    private @Nullable Reading<T> reading;

    public LastKnown(Supplier<T> read, Duration fresh) {
        this(read, fresh, null);
    }

    /** @param before what an earlier process knew */
    public LastKnown(Supplier<T> read, Duration fresh, @Nullable T before) {
        this.read = read;
        this.fresh = fresh.toNanos();
        this.last = before;
    }

    /** @throws Unknown when nothing has ever been read */
    public T get() {
        Reading<T> now = reading();
        try {
            long left = now.begun + now.patience - System.nanoTime();
            return now.value.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return last(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unknown(e);
        }
    }

    /** Begins to read when that is due, for the one who asks later. */
    public void prepare() {
        reading();
    }

    private synchronized T last(Throwable why) {
        if (last == null) {
            throw new Unknown(why);
        }
        return last;
    }

    private synchronized Reading<T> reading() {
        long now = System.nanoTime();
        Reading<T> known = reading;
        if (known != null && now - known.begun < (known.value.isDone() ? fresh : LOST)) {
            return known;
        }
        Reading<T> begun =
                new Reading<>(now, known == null && last == null ? FIRST : MOMENT, new CompletableFuture<>());
        reading = begun;
        Thread.ofVirtual().name("last-known").start(() -> read(begun));
        return begun;
    }

    private void read(Reading<T> mine) {
        try {
            T value = read.get();
            synchronized (this) {
                if (reading == mine) {
                    last = value;
                }
            }
            mine.value.complete(value);
        } catch (RuntimeException | Error e) {
            mine.value.completeExceptionally(e);
        }
    }
}
