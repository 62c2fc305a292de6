package org.huizheng.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LastKnownTests {

    private final AtomicInteger read = new AtomicInteger();
    private volatile Supplier<String> source = () -> "first";
    private final LastKnown<String> known = new LastKnown<>(
            () -> {
                read.incrementAndGet();
                return source.get();
            },
            Duration.ofMillis(1));

    @Test
    void whatChangedIsSeenWhenItIsNoLongerFresh() throws InterruptedException {
        assertThat(known.get()).isEqualTo("first");
        source = () -> "second";
        Thread.sleep(5);
        assertThat(known.get()).isEqualTo("second");
    }

    @Test
    void aFreshValueIsNotReadAgain() {
        LastKnown<String> kept = new LastKnown<>(() -> "read " + read.incrementAndGet(), Duration.ofHours(1));
        assertThat(kept.get()).isEqualTo("read 1");
        assertThat(kept.get()).isEqualTo("read 1");
    }

    @Test
    void whileItFailsTheLastIsGiven() throws InterruptedException {
        assertThat(known.get()).isEqualTo("first");
        source = () -> {
            throw new IllegalStateException("away");
        };
        Thread.sleep(5);
        assertThat(known.get()).isEqualTo("first");
        source = () -> "again";
        Thread.sleep(5);
        assertThat(known.get()).isEqualTo("again");
    }

    @Test
    void whileItHangsNobodyWaitsAndOneThreadAsks() throws InterruptedException {
        assertThat(known.get()).isEqualTo("first");
        CountDownLatch hanging = new CountDownLatch(1);
        source = () -> {
            try {
                hanging.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "late";
        };
        Thread.sleep(5);
        int before = read.get();
        long began = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            assertThat(known.get()).isEqualTo("first");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        assertThat(read.get()).isEqualTo(before + 1);
        hanging.countDown();
    }

    @Test
    void whatAnEarlierProcessKnewIsGivenFirst() {
        LastKnown<String> begun = new LastKnown<>(
                () -> {
                    throw new IllegalStateException("away");
                },
                Duration.ofHours(1),
                "before");
        assertThat(begun.get()).isEqualTo("before");
    }

    @Test
    void whatWasNeverReadIsUnknownWithItsReason() {
        source = () -> {
            throw new IllegalStateException("away");
        };
        assertThatThrownBy(known::get).isInstanceOf(LastKnown.Unknown.class).hasMessage("away");
    }
}
