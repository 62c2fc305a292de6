package org.huizheng.render;

/** Lets so many through a second. */
final class Pace {

    private static final int PORTION = 256;

    private final int perSecond;
    private final long start = System.nanoTime();
    private long done;
    private long next = PORTION;

    Pace(int perSecond) {
        this.perSecond = perSecond;
    }

    void step(int steps) {
        done += steps;
        if (done < next) {
            return;
        }
        next = done + PORTION;
        long ahead = done * 1_000_000_000L / perSecond - (System.nanoTime() - start);
        try {
            Thread.sleep(Math.max(0, ahead / 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
