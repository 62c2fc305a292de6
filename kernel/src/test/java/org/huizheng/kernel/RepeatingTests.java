package org.huizheng.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatingTests {

    private static final Duration SHORT = Duration.ofMillis(5);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPassThatFailsIsFollowedByTheNext(boolean error) throws InterruptedException {
        CountDownLatch passes = new CountDownLatch(3);
        try (var _ = new Repeating("failing", SHORT, () -> {
            passes.countDown();
            if (error) {
                throw new StackOverflowError();
            }
            throw new IllegalStateException("not now");
        })) {
            assertThat(passes.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closingWaitsForThePassThatRunsAndNoneFollows() throws InterruptedException {
        AtomicInteger ended = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        Repeating repeating = new Repeating("slow", SHORT, () -> {
            begun.countDown();
            sleep(200);
            ended.incrementAndGet();
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        repeating.close();
        int atTheEnd = ended.get();
        assertThat(atTheEnd).isPositive();
        Thread.sleep(50);
        assertThat(ended).hasValue(atTheEnd);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted instead of waited for", e);
        }
    }
}
