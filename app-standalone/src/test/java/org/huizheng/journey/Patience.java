package org.huizheng.journey;

import java.util.function.Predicate;

/** Asks again until the answer is right; the product promises most things within seconds, not at once. */
final class Patience {

    private static final long PAUSE_MILLIS = 50;

    private Patience() {}

    interface Question<T> {
        T ask() throws Exception;
    }

    /** @return how many milliseconds it took */
    static <T> long until(String what, int seconds, Question<T> question, Predicate<T> right) throws Exception {
        long start = System.nanoTime();
        T last = null;
        while (millisSince(start) < seconds * 1_000L) {
            last = question.ask();
            if (right.test(last)) {
                return millisSince(start);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new AssertionError("Not within " + seconds + " s: " + what + "; last seen: " + last);
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
