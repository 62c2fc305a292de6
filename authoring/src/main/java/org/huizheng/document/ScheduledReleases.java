package org.huizheng.document;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks every second for editions that are due. */
final class ScheduledReleases implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledReleases.class);

    private final ReleaseDueEditions due;
    private @Nullable ScheduledExecutorService timer;

    ScheduledReleases(ReleaseDueEditions due) {
        this.due = due;
    }

    @Override
    public synchronized void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("scheduled-releases").factory());
        var unused = started.scheduleWithFixedDelay(this::pass, 1, 1, TimeUnit.SECONDS);
        timer = started;
    }

    private void pass() {
        try {
            due.perform();
        } catch (RuntimeException e) {
            LOG.warn("scheduled releases were not looked at, trying again: {}", e.getMessage());
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.close();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
