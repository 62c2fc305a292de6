package org.huizheng.audit;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Seals twice a second while the product runs; a failed pass is the next one's work. */
final class AuditSealer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSealer.class);

    private final SealAudit seal;
    private @Nullable ScheduledExecutorService timer;

    AuditSealer(SealAudit seal) {
        this.seal = seal;
    }

    @Override
    public synchronized void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("audit-sealer").factory());
        var unused = started.scheduleWithFixedDelay(this::pass, 500, 500, TimeUnit.MILLISECONDS);
        timer = started;
    }

    private void pass() {
        try {
            seal.perform();
        } catch (RuntimeException e) {
            LOG.warn("audit entries were not sealed, trying again: {}", e.getMessage());
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
