package org.huizheng.template;

import org.jspecify.annotations.Nullable;

/** One rendering on this thread: its budget, and whatever the tags' owner needs to know (the page being made). */
final class Run {

    private static final ThreadLocal<@Nullable Run> CURRENT = new ThreadLocal<>();

    final Budget budget;
    final Object page;

    Run(Budget budget, Object page) {
        this.budget = budget;
        this.page = page;
    }

    static Run current() {
        Run run = CURRENT.get();
        if (run == null) {
            throw new IllegalStateException("no page is being rendered on this thread");
        }
        return run;
    }

    static @Nullable Run replace(@Nullable Run run) {
        Run before = CURRENT.get();
        CURRENT.set(run);
        return before;
    }
}
