package org.huizheng.render;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RenderSignalTests {

    private static final long LONGER_THAN_THE_TEST = 60_000;

    private final RenderSignal signal = new RenderSignal();

    @Test
    @Timeout(10)
    void aCallWhileAWorkerWasLookingIsNotLostToAnother() throws InterruptedException {
        long noted = signal.calls();
        signal.run();
        for (int worker = 0; worker < 3; worker++) {
            signal.await(noted, LONGER_THAN_THE_TEST);
        }
    }

    @Test
    @Timeout(10)
    void everyWorkerHearsOneCall() throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long noted = signal.calls();
            workers.add(Thread.startVirtualThread(() -> await(noted)));
        }
        signal.run();
        for (Thread worker : workers) {
            worker.join();
        }
    }

    @Test
    @Timeout(10)
    void withoutACallAWorkerLooksAgainAfterAWhile() throws InterruptedException {
        signal.await(signal.calls(), 5);
    }

    private void await(long noted) {
        try {
            signal.await(noted, LONGER_THAN_THE_TEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
