package org.huizheng.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeltaTests {

    private static final byte[] NOTHING = {};
    private final Random random = new Random(7);

    @Test
    void whatWasToldByADifferenceComesBack() {
        for (int i = 0; i < 3_000; i++) {
            byte[] from = text(random.nextInt(i % 10 == 0 ? 90_000 : 2_000));
            byte[] bytes = i % 7 == 0 ? text(random.nextInt(2_000)) : edited(from);
            byte[] delta = Delta.of(bytes, from);
            assertThat(Delta.apply(delta, from, bytes.length)).isEqualTo(bytes);
            assertThat(Delta.whole(Delta.whole(bytes), bytes.length)).isEqualTo(bytes);
        }
    }

    @Test
    void aSmallChangeInALargePageIsFewBytes() {
        byte[] from = text(200_000);
        byte[] bytes = from.clone();
        bytes[100_000]++;
        assertThat(Delta.of(bytes, from)).hasSizeLessThan(20);
        assertThat(Delta.of(from, from)).hasSizeLessThan(12);
        assertThat(Delta.of(NOTHING, from)).hasSizeLessThan(12);
    }

    @Test
    void brokenBytesAreNothingAndNoAccident() {
        byte[] from = text(1_000);
        byte[] bytes = edited(from);
        byte[] delta = Delta.of(bytes, from);
        for (int i = 0; i < 3_000; i++) {
            byte[] broken = Arrays.copyOf(delta, random.nextInt(delta.length + 3));
            if (broken.length > 0) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            byte[] shown = Delta.apply(broken, random.nextBoolean() ? from : NOTHING, bytes.length);
            assertThat(shown == null || shown.length == bytes.length).isTrue();
        }
    }

    private byte[] text(int length) {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) ('a' + random.nextInt(4));
        }
        return text;
    }

    private byte[] edited(byte[] from) {
        int at = from.length == 0 ? 0 : random.nextInt(from.length);
        int end = at + random.nextInt(from.length - at + 1);
        byte[] put = text(random.nextInt(50));
        byte[] bytes = new byte[at + put.length + from.length - end];
        System.arraycopy(from, 0, bytes, 0, at);
        System.arraycopy(put, 0, bytes, at, put.length);
        System.arraycopy(from, end, bytes, at + put.length, from.length - end);
        return bytes;
    }
}
