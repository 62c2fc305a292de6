package org.huizheng.document;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How documents stood before a person changed their state, their places or their relations, for as long as it can be undone. */
final class UndoLog {

    /** What moves an edition that nobody outside sees. */
    static final Set<EditionAction> KEEPS = EnumSet.of(
            EditionAction.SUBMIT,
            EditionAction.REJECT,
            EditionAction.APPROVE,
            EditionAction.SCHEDULE,
            EditionAction.UNSCHEDULE);

    private final JdbcClient jdbc;

    UndoLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Called when the verb has done its work: what it left is what may be undone, and nothing later. */
    void remember(Actor actor, String verb, Edition before, Instant now) {
        if (!actor.kind().equals("staff")) {
            return;
        }
        Instant scheduled = before.scheduledAt();
        jdbc.sql("""
                insert into document.undo (undo_id, document_id, site_id, account, verb, version, edition_id, state, remark,
                                           scheduled_at, placements, relations, done_at)
                select nextval('document.undo_id'), document_id, site_id, ?, ?, version, ?, ?, ?, ?::timestamptz, ?::jsonb,
                       ?::jsonb, ?::timestamptz
                from document.document where document_id = ?
                """)
                .param(actor.name())
                .param(verb)
                .param(before.id())
                .param(before.state().name())
                .param(before.remark())
                .param(scheduled == null ? null : scheduled.toString())
                .param(Json.write(before.placements()))
                .param(Json.write(before.relations()))
                .param(now.toString())
                .param(before.documentId())
                .update();
    }

    /** What can be put back, of a document nobody has changed since. */
    record Before(
            long undoId,
            String verb,
            long editionId,
            EditionState state,
            String remark,
            @Nullable Instant scheduledAt,
            String placements,
            String relations,
            Instant doneAt) {}

    @Nullable
    Before last(Actor actor, Document document, Instant notBefore) {
        return jdbc.sql("""
                select undo_id, verb, edition_id, state, remark, scheduled_at, placements, relations, done_at from document.undo
                where document_id = ? and account = ? and version = ? and edition_id = ? and done_at > ?::timestamptz
                order by undo_id desc limit 1
                """)
                .params(document.id(), actor.name(), document.version(), document.editionId(), notBefore.toString())
                .query((rs, row) -> new Before(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getLong(3),
                        EditionState.valueOf(rs.getString(4)),
                        rs.getString(5),
                        Editions.nullable(rs, 6),
                        rs.getString(7),
                        rs.getString(8),
                        Editions.instant(rs, 9)))
                .optional()
                .orElse(null);
    }

    void forget(long undoId) {
        jdbc.sql("delete from document.undo where undo_id = ?").param(undoId).update();
    }

    void forgetBefore(Instant time) {
        jdbc.sql("delete from document.undo where done_at < ?::timestamptz")
                .param(time.toString())
                .update();
    }
}
