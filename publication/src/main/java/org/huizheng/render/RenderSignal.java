package org.huizheng.render;

import java.util.concurrent.TimeUnit;

/**
 * How a verb in this JVM tells the workers in this JVM that there is work; a hint, the queue is the truth. Every worker hears
 * every call, also one that came while it was looking.
 */
public final class RenderSignal implements Runnable {

    private long calls;

    @Override
    public synchronized void run() {
        calls++;
        notifyAll();
    }

    /** What a worker notes before it looks at the queue. */
    synchronized long calls() {
        return calls;
    }

    /** @param noted returns at once when there was a call since */
    synchronized void await(long noted, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (calls == noted && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }
}
