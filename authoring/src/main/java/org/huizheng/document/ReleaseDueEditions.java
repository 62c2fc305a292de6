package org.huizheng.document;

import java.time.Clock;
import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.Wake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Releases what is due. It asks the table each time, so nothing is forgotten by a restart, and what was released is not due
 * again, whatever the clock is set to; one refusal holds up no other.
 */
public final class ReleaseDueEditions {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseDueEditions.class);

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final ReleaseEditions release;
    private final RejectEdition reject;
    private final Clock clock;

    ReleaseDueEditions(
            ScopedTransactions transactions,
            JdbcClient jdbc,
            ReleaseEditions release,
            RejectEdition reject,
            Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.release = release;
        this.reject = reject;
        this.clock = clock;
    }

    /** @return how many were released */
    public int perform() {
        List<Long> due = due();
        if (due.size() > 1 && atOneStroke(due)) {
            return due.size();
        }
        int released = 0;
        for (long editionId : due) {
            released += release(editionId) ? 1 : 0;
        }
        return released;
    }

    private boolean atOneStroke(List<Long> due) {
        try {
            release.perform(SiteScope.everySite(), Actor.SYSTEM, due, Wake.urgent(due.size()));
            return true;
        } catch (Problem e) {
            return false;
        }
    }

    private boolean release(long editionId) {
        SiteScope every = SiteScope.everySite();
        try {
            release.perform(every, Actor.SYSTEM, List.of(editionId), Wake.URGENT);
            return true;
        } catch (Problem e) {
            LOG.warn("edition {} was due and could not be released: {}", editionId, e.type());
            sendBack(every, editionId, e);
            return false;
        }
    }

    /** An edition that may not go out goes back to its author with the reason, instead of being tried for ever. */
    private void sendBack(SiteScope every, long editionId, Problem reason) {
        try {
            reject.perform(every, Actor.SYSTEM, editionId, "定时签发未成功：" + reason.getMessage());
        } catch (Problem e) {
            LOG.warn("edition {} is no longer scheduled", editionId);
        }
    }

    private List<Long> due() {
        return transactions.read(SiteScope.everySite(), () -> jdbc.sql("""
                select edition_id from document.edition where state = 'SCHEDULED' and scheduled_at <= ?::timestamptz
                order by scheduled_at, edition_id limit 500
                """)
                .param(clock.instant().toString())
                .query(Long.class)
                .list());
    }
}
