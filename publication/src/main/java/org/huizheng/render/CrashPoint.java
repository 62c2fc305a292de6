package org.huizheng.render;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The named steps of publishing, at which the proof of recovery kills the process: {@code -Dhuizheng.crash=written:3} halts
 * at the third time a file was written. Without the property nothing happens.
 */
final class CrashPoint {

    private static final @Nullable String STEP;
    private static final AtomicInteger LEFT = new AtomicInteger();

    static {
        String given = System.getProperty("huizheng.crash");
        STEP = given == null ? null : given.substring(0, given.indexOf(':'));
        if (given != null) {
            LEFT.set(Integer.parseInt(given.substring(given.indexOf(':') + 1)));
        }
    }

    private CrashPoint() {}

    static void pass(String step) {
        if (STEP != null && STEP.equals(step) && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(137);
        }
    }
}
