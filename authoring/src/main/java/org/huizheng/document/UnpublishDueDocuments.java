package org.huizheng.document;

import java.time.Clock;
import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes down what has come to its end; asks the table each time, so nothing is forgotten by a restart. */
public final class UnpublishDueDocuments {

    private static final Logger LOG = LoggerFactory.getLogger(UnpublishDueDocuments.class);

    private record Due(long documentId, String reason) {}

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final UnpublishDocument unpublish;
    private final EditionWriter writer;
    private final Clock clock;

    UnpublishDueDocuments(
            ScopedTransactions transactions,
            JdbcClient jdbc,
            UnpublishDocument unpublish,
            EditionWriter writer,
            Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.unpublish = unpublish;
        this.writer = writer;
        this.clock = clock;
    }

    /** @return how many left the public */
    public int perform() {
        int ended = 0;
        for (Due due : due()) {
            ended += end(due) ? 1 : 0;
        }
        return ended;
    }

    private boolean end(Due due) {
        SiteScope every = SiteScope.everySite();
        try {
            unpublish.perform(every, Actor.SYSTEM, due.documentId, due.reason);
            return true;
        } catch (Problem e) {
            LOG.warn("document {} was to end and is not public: {}", due.documentId, e.type());
            transactions.write(every, () -> writer.setEnd(due.documentId, null, ""));
            return false;
        }
    }

    private List<Due> due() {
        return transactions.read(SiteScope.everySite(), () -> jdbc.sql("""
                select document_id, ends_reason from document.document where ends_at <= ?::timestamptz
                order by ends_at, document_id limit 500
                """)
                .param(clock.instant().toString())
                .query((rs, row) -> new Due(rs.getLong(1), rs.getString(2)))
                .list());
    }
}
