package org.huizheng.command;

import java.io.PrintStream;
import org.huizheng.operation.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Shows on standard error how far something is, beginning after two seconds: one line that changes on a terminal, one
 * line every ten seconds elsewhere.
 */
final class ProgressLine implements Progress, AutoCloseable {

    private static final long PATIENCE = 2_000;

    private final PrintStream err;
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();
    private final long start = System.currentTimeMillis();
    private long shown;
    private boolean open;
    private String text = "";
    private @Nullable Thread ticker;

    ProgressLine(PrintStream err) {
        this.err = err;
        this.ticker = Thread.ofVirtual().start(this::tick);
    }

    /** A step without a count. */
    void step(String what) {
        at(what, 0, 0);
    }

    @Override
    public synchronized void at(String what, long done, long total) {
        text = total > 0
                ? "%s %,d/%,d（%d%%）".formatted(what, done, total, 100 * done / total)
                : done > 0 ? "%s %,d".formatted(what, done) : what;
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(500);
                show();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void show() {
        long now = System.currentTimeMillis();
        if (ticker == null || text.isEmpty() || now - start < PATIENCE || now - shown < (terminal ? 500 : 10_000)) {
            return;
        }
        shown = now;
        String line = "  " + text + "，已用 " + (now - start) / 1000 + " 秒";
        if (terminal) {
            err.print("\r\033[K" + line);
            open = true;
        } else {
            err.println(line);
        }
        err.flush();
    }

    @Override
    public synchronized void close() {
        if (ticker != null) {
            ticker.interrupt();
            ticker = null;
        }
        if (open) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}
