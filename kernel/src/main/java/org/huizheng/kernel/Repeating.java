package org.huizheng.kernel;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again, from its making until it is closed; a pass that fails is the next one's work. */
public final class Repeating implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Repeating.class);

    private final String name;
    private final Runnable pass;
    private final ScheduledExecutorService timer;

    /** @param pause before each pass */
    public Repeating(String name, Duration pause, Runnable pass) {
        this.name = name;
        this.pass = pass;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        var unused =
                timer.scheduleWithFixedDelay(this::attempt, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void attempt() {
        try {
            pass.run();
        } catch (Throwable e) { // of whatever kind: what is thrown to the timer ends it
            LOG.warn("{} failed, trying again: {}", name, e.toString());
        }
    }

    /** Waits for the pass that runs. */
    @Override
    public void close() {
        timer.close();
    }
}
