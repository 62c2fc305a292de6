package org.huizheng.document;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps what somebody is writing beside the edition, for this account alone, until it is saved or given up. It changes no
 * edition and no version, so it may come every few seconds and is no event.
 */
public final class AutosaveDraft {

    private static final int MOST = 6 << 20;

    private final ScopedTransactions transactions;
    private final DocumentRights rights;
    private final JdbcClient jdbc;
    private final Editions editions;
    private final Clock clock;

    AutosaveDraft(
            ScopedTransactions transactions, DocumentRights rights, JdbcClient jdbc, Editions editions, Clock clock) {
        this.transactions = transactions;
        this.rights = rights;
        this.jdbc = jdbc;
        this.editions = editions;
        this.clock = clock;
    }

    /** @param version the document's that the editor opened */
    public Instant perform(SiteScope scope, Actor actor, long documentId, long version, Map<String, Object> draft) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String kept = Json.write(harmless(draft));
        if (kept.length() > MOST || kept.contains("\\u0000")) {
            throw Problem.invalid("内容过长或含有控制字符，无法自动保存");
        }
        transactions.write(scope, () -> {
            Edition edition = current(scope, documentId);
            rights.require(actor, ReviseDocument.PERMISSION, edition);
            if (version > edition.document().version()) {
                throw Problem.invalid("version 不对");
            }
            jdbc.sql("""
                    insert into document.autosave (document_id, account, site_id, version, draft, saved_at)
                    values (?, ?, ?, ?, ?::jsonb, ?::timestamptz)
                    on conflict (document_id, account) do update
                    set version = excluded.version, draft = excluded.draft, saved_at = excluded.saved_at
                    """)
                    .params(documentId, FilterQueries.account(actor), edition.siteId(), version, kept, now.toString())
                    .update();
        });
        return now;
    }

    public Optional<Autosave> of(SiteScope scope, Actor actor, long documentId) {
        return transactions.read(scope, () -> jdbc.sql("""
                select version, draft, saved_at from document.autosave where document_id = ? and account = ?
                """)
                .params(documentId, FilterQueries.account(actor))
                .query((rs, row) -> new Autosave(rs.getLong(1), Json.map(rs.getString(2)), Editions.instant(rs, 3)))
                .optional());
    }

    /** 放弃: forgets it; saving does so too. */
    public void forget(SiteScope scope, Actor actor, long documentId) {
        transactions.write(scope, () -> {
            current(scope, documentId);
            jdbc.sql("delete from document.autosave where document_id = ? and account = ?")
                    .params(documentId, FilterQueries.account(actor))
                    .update();
        });
    }

    private Edition current(SiteScope scope, long documentId) {
        Document document = editions.document(documentId).orElseThrow(() -> Problem.notFound("稿件不存在"));
        scope.require(document.siteId());
        return editions.require(document.editionId());
    }

    private static Map<String, Object> harmless(Map<String, Object> draft) {
        Map<String, Object> kept = new TreeMap<>(draft);
        if (kept.get("body") instanceof String body) {
            kept.put("body", BodyMarkup.sanitised(body, BodyFormat.HTML, UnaryOperator.identity()));
        }
        return kept;
    }
}
