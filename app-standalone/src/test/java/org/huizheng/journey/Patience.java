package org.huizheng.journey;

import java.util.function.Predicate;

/** Asks again until the answer is right; the product promises most things within seconds, not at once. */
final class Patience {

    private static final long PAUSE_MILLIS = 50;

    private Patience() {}

    interface Question<T> {
        T ask() throws Exception;
    }

    static <T> T until(String what, int seconds, Question<T> question, Predicate<T> right) throws Exception {
        return until(what, System.nanoTime(), seconds, question, right);
    }

    /** @param start of the time allowed, as {@link System#nanoTime} gave it */
    static <T> T until(String what, long start, int seconds, Question<T> question, Predicate<T> right)
            throws Exception {
        while (true) {
            T answer = question.ask();
            if (right.test(answer)) {
                return answer;
            }
            if (System.nanoTime() - start > seconds * 1_000_000_000L) {
                throw new AssertionError("Not within " + seconds + " s: " + what + "; last seen: " + answer);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
