package org.huizheng.render;

import java.util.concurrent.Semaphore;

/** How a verb in this JVM tells the workers in this JVM that there is work; a hint, the queue is the truth. */
public final class RenderSignal implements Runnable {

    private static final int ENOUGH = 8;

    final Semaphore work = new Semaphore(0);

    @Override
    public void run() {
        if (work.availablePermits() < ENOUGH) {
            work.release(2);
        }
    }
}
