package org.huizheng.bench;

import java.util.Arrays;

/** Of measured milliseconds, by the nearest rank. */
final class Percentile {

    private Percentile() {}

    /** @param p above 0, at most 1 */
    static double of(double[] values, double p) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return MeasureGeneration.rounded(sorted[(int) Math.ceil(p * sorted.length) - 1]);
    }
}
