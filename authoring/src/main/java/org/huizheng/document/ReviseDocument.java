package org.huizheng.document;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huizheng.contenttype.ContentType;
import org.huizheng.contenttype.ContentTypes;
import org.huizheng.document.EditionWriter.Row;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.EditionContent;
import org.huizheng.release.EditionContent.Attachment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes a draft anew, or begins a new edition of what was already public, which stays public meanwhile. */
public final class ReviseDocument {

    private static final Set<EditionState> REVISABLE =
            EnumSet.of(EditionState.DRAFT, EditionState.RELEASED, EditionState.WITHDRAWN, EditionState.UNPUBLISHED);

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final Editions editions;
    private final EditionWriter writer;
    private final PrepareContent prepare;
    private final ContentTypes types;
    private final ChangeState change;
    private final AuditTrail audit;

    ReviseDocument(
            ScopedTransactions transactions,
            JdbcClient jdbc,
            Editions editions,
            EditionWriter writer,
            PrepareContent prepare,
            ContentTypes types,
            ChangeState change,
            AuditTrail audit) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.editions = editions;
        this.writer = writer;
        this.prepare = prepare;
        this.types = types;
        this.change = change;
        this.audit = audit;
    }

    public List<Blocker> blockers(Edition edition) {
        EditionState state = edition.state();
        return new Blockers()
                .require(REVISABLE.contains(state), "state", "稿件当前为“" + state.label() + "”，不能修改")
                .list();
    }

    /**
     * @param version the document's version the editor saw
     * @param keep names of the files to keep from the edition before
     * @return the id of the edition that now holds the draft
     */
    public long perform(
            SiteScope scope, Actor actor, long documentId, long version, EditionDraft draft, Collection<String> keep) {
        return transactions.write(scope, () -> {
            Document document = editions.lockDocument(documentId);
            scope.require(document.siteId());
            if (document.version() != version) {
                throw Problem.conflict("稿件刚被他人修改，请刷新后重试");
            }
            Edition current = editions.require(document.editionId());
            List<Attachment> kept = current.content().attachments().stream()
                    .filter(file -> keep.contains(file.name()))
                    .toList();
            refuse(document, current, draft, kept);
            EditionContent content = prepare.perform(documentId, draft, kept, nextPosition(documentId));
            Instant now = change.now();
            long editionId = current.state() == EditionState.DRAFT
                    ? rewrite(current, content, now)
                    : begin(current, content, actor, now);
            writer.touch(List.of(documentId));
            audit.record(
                    actor, "reviseDocument", document.siteId(), "document:" + documentId, Map.of("edition", editionId));
            return editionId;
        });
    }

    private void refuse(Document document, Edition current, EditionDraft draft, List<Attachment> kept) {
        ContentType type = types.all().get(document.type());
        Set<String> names = kept.stream().map(Attachment::name).collect(Collectors.toSet());
        Blockers all = new Blockers().add(blockers(current));
        if (type != null) {
            all.add(ContentRules.blockers(draft, type, names));
        }
        all.refuse();
    }

    private long rewrite(Edition draft, EditionContent content, Instant now) {
        jdbc.sql("delete from document.attachment where edition_id = ?")
                .param(draft.id())
                .update();
        jdbc.sql("""
                update document.edition
                set title = ?, meta = ?, body = ?, updated_at = ?::timestamptz, approval_id = null where edition_id = ?
                """)
                .params(content.title(), content.meta(), content.body(), now.toString(), draft.id())
                .update();
        writer.insertAttachments(List.of(row(draft, draft.id(), draft.number(), content)));
        return draft.id();
    }

    private long begin(Edition before, EditionContent content, Actor actor, Instant now) {
        long editionId = writer.next("edition_id", 1).getFirst();
        int number = jdbc.sql("select max(number) + 1 from document.edition where document_id = ?")
                .param(before.documentId())
                .query(Integer.class)
                .single();
        jdbc.sql("update document.edition set current = false where edition_id = ?")
                .param(before.id())
                .update();
        writer.insertEditions(List.of(row(before, editionId, number, content)), actor.name(), now);
        jdbc.sql("update document.document set edition_id = ? where document_id = ?")
                .params(editionId, before.documentId())
                .update();
        return editionId;
    }

    private static Row row(Edition of, long editionId, int number, EditionContent content) {
        Document d = of.document();
        return new Row(
                d.id(),
                editionId,
                d.siteId(),
                d.type(),
                d.origin(),
                d.externalId(),
                d.publishedAt(),
                number,
                content,
                of.placements(),
                of.relations());
    }

    /** Counts the files of every edition: an address once public never shows another file. */
    private int nextPosition(long documentId) {
        return jdbc.sql("select coalesce(max(position), 0) + 1 from document.attachment where document_id = ?")
                .param(documentId)
                .query(Integer.class)
                .single();
    }
}
