package org.huizheng.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.huizheng.account.HashLanes.Crowded;
import org.junit.jupiter.api.Test;

class HashLanesTests {

    private static final int LANES = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);
    private final HashLanes lanes = new HashLanes();
    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();

    @Test
    void theLeastSuspiciousGoesFirstAndOfEqualsTheLatest() throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            fill(threads);
            enter(threads, 3, "suspicious");
            enter(threads, 0, "early");
            enter(threads, 0, "late");
            enter(threads, 1, "once wrong");
            openAndWaitFor(4);
        }
        assertThat(order).containsExactly("late", "early", "once wrong", "suspicious");
    }

    @Test
    void noMoreRunAtOnceThanThereAreLanes() throws InterruptedException {
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.submit(() -> lanes.perform(0, () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    sleep();
                    return inside.decrementAndGet() >= 0;
                }));
            }
        }
        assertThat(most.get()).isLessThanOrEqualTo(LANES);
    }

    @Test
    void whenTooManyWaitTheMostSuspiciousAreSentAway() throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            fill(threads);
            for (int i = 0; i < 150; i++) {
                enter(threads, 4, "flood");
            }
            enter(threads, 0, "good");
            openAndWaitFor(151);
        }
        assertThat(order.getFirst()).isEqualTo("good");
        assertThat(refused.get()).isEqualTo(51);
    }

    /** All lanes are taken; one of them opens with {@link #open}, so that the order is the queue's. */
    private void fill(ExecutorService threads) throws InterruptedException {
        for (int i = 0; i < LANES; i++) {
            CountDownLatch until = i == 0 ? open : end;
            CountDownLatch in = new CountDownLatch(1);
            threads.submit(() -> lanes.perform(0, () -> {
                in.countDown();
                return await(until);
            }));
            in.await();
        }
    }

    private void openAndWaitFor(int answers) throws InterruptedException {
        open.countDown();
        while (order.size() + refused.get() < answers) {
            Thread.sleep(2);
        }
        end.countDown();
    }

    private void enter(ExecutorService threads, int suspicion, String name) throws InterruptedException {
        threads.submit(() -> {
            try {
                return lanes.perform(suspicion, () -> order.add(name));
            } catch (Crowded e) {
                refused.incrementAndGet();
                return false;
            }
        });
        Thread.sleep(5);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
