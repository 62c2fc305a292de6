package org.huizheng.console.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the last change of a document's public life has come.
 *
 * @param retraction whether it is on its way out
 * @param complete nothing is left to wait for
 * @param address where the public finds it, null when it was never public
 */
record Track(
        long documentId,
        long editionId,
        boolean retraction,
        boolean complete,
        @Nullable String address,
        List<Step> steps) {

    enum StepState {
        DONE,
        WAITING,
        FAILED
    }

    /**
     * One step.
     *
     * @param at null when it happened too long ago to be told from later remakes of the page, or is not kept
     * @param millis since the step before
     * @param detail who, or what is wrong
     * @param go where to go on when it failed
     */
    record Step(
            String step,
            String label,
            StepState state,
            @Nullable Instant at,
            @Nullable Long millis,
            String detail,
            String go) {}
}
