package org.huizheng.command;

import java.util.concurrent.CountDownLatch;

/** The operator's wish to stop, and the orderly end the JVM waits for before it halts. */
final class Stop implements AutoCloseable {

    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    Stop() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    void await() throws InterruptedException {
        wished.await();
    }

    boolean wished() {
        return wished.getCount() == 0;
    }

    private void stop() {
        wished.countDown();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything else is closed. */
    @Override
    public void close() {
        ended.countDown();
    }
}
