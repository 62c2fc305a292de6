package org.huizheng.account;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Who may have a password hashed now. Hashing is slow on purpose, so few run at once. Of those who wait, the least suspicious
 * goes first, and of equals the latest: a flood delays itself, and a person who just typed a password gets an answer.
 */
final class HashLanes {

    /** Nothing was looked at. */
    static final class Crowded extends Exception {}

    private static final int MOST_WAITING = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LOUDEST = 5;
    private static final int QUIET_TRIES = 10;
    private static final long NOISE_FADES = Duration.ofMinutes(1).toNanos();
    private static final int MOST_ADDRESSES = 10_000;

    private record Waiter(int suspicion, long number, CompletableFuture<Boolean> turn) {}

    private record Noise(int tries, long since) {}

    private final int lanes = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);
    private final TreeSet<Waiter> waiting = new TreeSet<>(
            Comparator.comparingInt(Waiter::suspicion).thenComparing(Waiter::number, Comparator.reverseOrder()));
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Map<String, Noise> noise = new ConcurrentHashMap<>();
    private int running;
    private long numbers;

    /** False while another try for the same name waits or runs; the caller ends what it began with {@link #endName}. */
    boolean beginName(String name) {
        return names.add(name);
    }

    void endName(String name) {
        names.remove(name);
    }

    /** From 0, for an address with few wrong tries in the last minute. */
    int loudness(String address) {
        Noise heard = noise.get(address);
        return heard == null || System.nanoTime() - heard.since > NOISE_FADES
                ? 0
                : Math.min(LOUDEST, heard.tries / QUIET_TRIES);
    }

    void heardWrong(String address) {
        if (noise.size() >= MOST_ADDRESSES) {
            noise.clear();
        }
        long now = System.nanoTime();
        noise.merge(
                address,
                new Noise(1, now),
                (old, one) -> now - old.since > NOISE_FADES ? one : new Noise(old.tries + 1, old.since));
    }

    /** @throws Crowded when others went first for too long, or too many wait */
    boolean perform(int suspicion, BooleanSupplier work) throws Crowded {
        await(suspicion);
        try {
            return work.getAsBoolean();
        } finally {
            leave();
        }
    }

    private void await(int suspicion) throws Crowded {
        Waiter waiter;
        synchronized (this) {
            if (running < lanes) {
                running++;
                return;
            }
            waiter = new Waiter(suspicion, numbers++, new CompletableFuture<>());
            waiting.add(waiter);
            if (waiting.size() > MOST_WAITING) {
                waiting.pollLast().turn.complete(false);
            }
        }
        if (!came(waiter)) {
            throw new Crowded();
        }
    }

    private boolean came(Waiter waiter) {
        try {
            return waiter.turn.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return gaveUpTooLate(waiter);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return gaveUpTooLate(waiter);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the turn came in the moment of giving up. */
    private synchronized boolean gaveUpTooLate(Waiter waiter) {
        return !waiting.remove(waiter) && waiter.turn.getNow(false);
    }

    private synchronized void leave() {
        Waiter next = waiting.pollFirst();
        if (next == null) {
            running--;
        } else {
            next.turn.complete(true);
        }
    }
}
