package org.huizheng.document;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has a document open: each says so every half minute, and is gone when three of these have failed to come. */
public final class Presences {

    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final Editions editions;
    private final Clock clock;

    Presences(ScopedTransactions transactions, JdbcClient jdbc, Editions editions, Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.editions = editions;
        this.clock = clock;
    }

    /** @param writing false for one who only looks */
    public record Present(String account, boolean writing, Instant seenAt) {}

    /** @return the others */
    public List<Present> beat(SiteScope scope, Actor actor, long documentId, boolean writing) {
        return transactions.write(scope, () -> {
            Document document = document(scope, documentId);
            jdbc.sql("""
                    insert into document.presence (document_id, account, site_id, writing, seen_at)
                    values (?, ?, ?, ?, ?::timestamptz)
                    on conflict (document_id, account) do update
                    set writing = excluded.writing, seen_at = excluded.seen_at
                    """)
                    .params(
                            documentId,
                            FilterQueries.account(actor),
                            document.siteId(),
                            writing,
                            clock.instant().toString())
                    .update();
            return others(actor, documentId);
        });
    }

    public void leave(SiteScope scope, Actor actor, long documentId) {
        transactions.write(scope, () -> {
            document(scope, documentId);
            jdbc.sql("delete from document.presence where document_id = ? and account = ?")
                    .params(documentId, FilterQueries.account(actor))
                    .update();
        });
    }

    public List<Present> others(SiteScope scope, Actor actor, long documentId) {
        return transactions.read(scope, () -> others(actor, documentId));
    }

    /** Of every document. */
    void forgetGone() {
        transactions.write(
                SiteScope.everySite(), () -> jdbc.sql("delete from document.presence where seen_at < ?::timestamptz")
                        .param(earliest())
                        .update());
    }

    private List<Present> others(Actor actor, long documentId) {
        return jdbc.sql("""
                select account, writing, seen_at from document.presence
                where document_id = ? and account <> ? and seen_at >= ?::timestamptz order by account
                """)
                .params(documentId, FilterQueries.account(actor), earliest())
                .query((rs, row) -> new Present(rs.getString(1), rs.getBoolean(2), Editions.instant(rs, 3)))
                .list();
    }

    private String earliest() {
        return clock.instant().minus(PATIENCE).toString();
    }

    private Document document(SiteScope scope, long documentId) {
        return editions.document(documentId)
                .filter(document -> scope.permits(document.siteId()))
                .orElseThrow(() -> Problem.notFound("稿件不存在"));
    }
}
