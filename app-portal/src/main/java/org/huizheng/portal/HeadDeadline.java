package org.huizheng.portal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request head dribbles in: each byte would put off the idle timeout, so a few thousand such
 * clients could hold every connection there is.
 */
final class HeadDeadline extends AbstractLifeCycle {

    private final Server server;
    private final Duration allowed;
    private Map<EndPoint, Since> unfinished = new HashMap<>();
    private Scheduler.@Nullable Task next;

    private record Since(long requests, long nanos) {}

    HeadDeadline(Server server, Duration allowed) {
        this.server = server;
        this.allowed = allowed;
    }

    @Override
    protected void doStart() {
        schedule();
    }

    @Override
    protected void doStop() {
        if (next != null) {
            next.cancel();
        }
    }

    private void schedule() {
        next = server.getScheduler()
                .schedule(this::sweep, Math.max(100, allowed.toMillis() / 4), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        Map<EndPoint, Since> still = new HashMap<>();
        long now = System.nanoTime();
        for (var connector : server.getConnectors()) {
            if (connector instanceof ServerConnector open) {
                open.getConnectedEndPoints().forEach(end -> look(end, now, still));
            }
        }
        unfinished = still;
        if (isRunning()) {
            schedule();
        }
    }

    private void look(EndPoint end, long now, Map<EndPoint, Since> still) {
        if (end.getConnection() instanceof HttpConnection http
                && http.getParser().inHeaderState()
                && !http.getParser().isStart()) {
            Since since = unfinished.get(end);
            if (since == null || since.requests() != http.getMessagesIn()) {
                still.put(end, new Since(http.getMessagesIn(), now));
            } else if (now - since.nanos() > allowed.toNanos()) {
                end.close(new TimeoutException("request head not finished in time"));
            } else {
                still.put(end, since);
            }
        }
    }
}
