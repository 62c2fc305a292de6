package org.huizheng.search;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Follows at once when woken, every second otherwise, and reconciles after its start and every six hours. */
public final class SearchJob implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration WHILE_IMPORTED = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(SearchJob.class);
    private static final Duration RECONCILE_EVERY = Duration.ofHours(6);

    private final SearchFollower follower;
    private final ReconcileSearch reconcile;
    private final Duration every;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = new Thread();

    public SearchJob(SearchFollower follower, ReconcileSearch reconcile) {
        this(follower, reconcile, EVERY);
    }

    SearchJob(SearchFollower follower, ReconcileSearch reconcile, Duration every) {
        this.follower = follower;
        this.reconcile = reconcile;
        this.every = every;
    }

    /** Called after a commit that wrote to the publication log. A hint: what is missed is seen within a second. */
    public void wake() {
        woken.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("search-follower").daemon().start(this::run);
    }

    private void run() {
        boolean begun = false;
        boolean failing = false;
        long reconcileAt = System.nanoTime();
        while (running) {
            try {
                if (!begun) {
                    follower.refillWhenEmpty();
                    begun = true;
                }
                follower.catchUpWhile(() -> running, WHILE_IMPORTED);
                if (running && System.nanoTime() - reconcileAt >= 0) {
                    LOG.info("Search index reconciled: {}", reconcile.perform());
                    reconcileAt = System.nanoTime() + RECONCILE_EVERY.toNanos();
                }
                failing = false;
            } catch (RuntimeException e) {
                if (!failing) {
                    say(e);
                }
                failing = true;
            }
            pause(failing ? EVERY : every);
        }
    }

    /** Once, not every second of an outage. */
    private static void say(RuntimeException e) {
        if (e instanceof DataAccessException || e instanceof TransactionException) {
            LOG.warn("The publication log cannot be followed into the search index, trying again: {}", e.getMessage());
        } else {
            LOG.error("Following the publication log failed, trying again", e);
        }
    }

    private void pause(Duration most) {
        try {
            if (woken.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
                woken.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
        wake();
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
