package org.huizheng.document;

import java.time.Clock;
import java.time.Duration;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;

/** Clears away what is of use for minutes only. Unsaved writing is not: it stays until it is saved or given up. */
public final class SweepDesk {

    private static final Duration UNDONE_BY_THEN = Duration.ofHours(1);

    private final ScopedTransactions transactions;
    private final Presences presences;
    private final UndoLog undo;
    private final FoldTally fold;
    private final Clock clock;

    SweepDesk(ScopedTransactions transactions, Presences presences, UndoLog undo, FoldTally fold, Clock clock) {
        this.transactions = transactions;
        this.presences = presences;
        this.undo = undo;
        this.fold = fold;
        this.clock = clock;
    }

    public void perform() {
        presences.forgetGone();
        transactions.write(
                SiteScope.everySite(), () -> undo.forgetBefore(clock.instant().minus(UNDONE_BY_THEN)));
        fold.perform();
    }
}
