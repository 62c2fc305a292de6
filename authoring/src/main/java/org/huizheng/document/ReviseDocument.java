package org.huizheng.document;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    static final String PERMISSION = "document.revise";

    private static final Set<EditionState> REVISABLE =
            EnumSet.of(EditionState.DRAFT, EditionState.RELEASED, EditionState.WITHDRAWN, EditionState.UNPUBLISHED);

    private final ScopedTransactions transactions;
    private final DocumentRights rights;
    private final Revisions revisions;
    private final JdbcClient jdbc;
    private final Editions editions;
    private final EditionWriter writer;
    private final PrepareContent prepare;
    private final ContentTypes types;
    private final ChangeState change;
    private final AuditTrail audit;

    ReviseDocument(
            ScopedTransactions transactions,
            DocumentRights rights,
            Revisions revisions,
            JdbcClient jdbc,
            Editions editions,
            EditionWriter writer,
            PrepareContent prepare,
            ContentTypes types,
            ChangeState change,
            AuditTrail audit) {
        this.transactions = transactions;
        this.rights = rights;
        this.revisions = revisions;
        this.jdbc = jdbc;
        this.editions = editions;
        this.writer = writer;
        this.prepare = prepare;
        this.types = types;
        this.change = change;
        this.audit = audit;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return new Blockers()
                .add(rights.refusals(actor, PERMISSION, edition))
                .add(blockers(edition))
                .list();
    }

    private static List<Blocker> blockers(Edition edition) {
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
            Edition current = lock(scope, actor, documentId);
            List<Attachment> kept = current.content().attachments().stream()
                    .filter(file -> keep.contains(file.name()) || MediaReferences.mayStay(file, draft))
                    .toList();
            if (changedSince(current, version)) {
                throw conflict(
                        current,
                        version,
                        prepare.perform(
                                current.siteId(), documentId, withoutFiles(draft), kept, nextPosition(documentId)));
            }
            refuse(current, draft, kept);
            EditionContent content =
                    prepare.perform(current.siteId(), documentId, draft, kept, nextPosition(documentId));
            return write(actor, current, content, Map.of());
        });
    }

    /** With content the document had before. */
    long perform(SiteScope scope, Actor actor, long documentId, long version, EditionContent content, String restored) {
        return transactions.write(scope, () -> {
            Edition current = lock(scope, actor, documentId);
            if (changedSince(current, version)) {
                throw conflict(current, version, content);
            }
            new Blockers().add(blockers(current)).refuse();
            return write(actor, current, content, Map.of("restored", restored));
        });
    }

    private Edition lock(SiteScope scope, Actor actor, long documentId) {
        Document document = editions.lockDocument(documentId);
        scope.require(document.siteId());
        Edition current = editions.require(document.editionId());
        rights.require(actor, PERMISSION, current);
        return current;
    }

    private long write(Actor actor, Edition current, EditionContent content, Map<String, String> more) {
        Instant now = change.now();
        long documentId = current.documentId();
        long editionId = current.state() == EditionState.DRAFT
                ? rewrite(current, content, actor, now)
                : begin(current, content, actor, now);
        writer.touch(List.of(documentId));
        jdbc.sql("delete from document.autosave where document_id = ? and account = ?")
                .params(documentId, FilterQueries.account(actor))
                .update();
        Map<String, Object> facts = new TreeMap<>(more);
        facts.put("edition", editionId);
        audit.record(actor, "reviseDocument", current.siteId(), "document:" + documentId, facts);
        return editionId;
    }

    /** A document that was only moved, placed or approved meanwhile still says what the editor saw. */
    private boolean changedSince(Edition current, long version) {
        if (version > current.document().version()) {
            throw Problem.invalid("version 不对");
        }
        return version < current.document().version()
                && revisions
                        .seenAt(current.documentId(), version)
                        .filter(seen -> !seen.equals(current.content()))
                        .isPresent();
    }

    /** Both texts and what they began from, so that the editor can choose; nothing is overwritten and nothing lost. */
    private Problem conflict(Edition current, long version, EditionContent yours) {
        long documentId = current.documentId();
        EditionContent base = revisions.seenAt(documentId, version).orElse(current.content());
        Revisions.Saved saved = revisions.saved(current.id());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("version", current.document().version());
        members.put("savedBy", String.valueOf(saved.by()));
        members.put("savedAt", saved.at().toString());
        members.put("base", base);
        members.put("theirs", current.content());
        members.put("yours", yours);
        members.put("merge", Merge.of(base, current.content(), yours));
        return new Problem("edit-conflict", 409, saved.by() + "在您打开之后改过这篇稿件，请对照后再保存", members);
    }

    private static EditionDraft withoutFiles(EditionDraft d) {
        return new EditionDraft(
                d.title(),
                d.subtitle(),
                d.summary(),
                d.keywords(),
                d.source(),
                d.sourceUrl(),
                d.author(),
                d.issuer(),
                d.docNumber(),
                d.writtenAt(),
                d.validity(),
                d.image(),
                d.imageAlt(),
                d.attributes(),
                d.body(),
                d.bodyFormat(),
                List.of());
    }

    private void refuse(Edition current, EditionDraft draft, List<Attachment> kept) {
        ContentType type = types.all().get(current.document().type());
        Set<String> names = kept.stream().map(Attachment::name).collect(Collectors.toSet());
        Blockers all = new Blockers().add(blockers(current));
        if (type != null) {
            all.add(ContentRules.blockers(draft, type, names));
        }
        all.refuse();
    }

    private long rewrite(Edition draft, EditionContent content, Actor actor, Instant now) {
        revisions.keep(draft);
        jdbc.sql("delete from document.attachment where edition_id = ?")
                .param(draft.id())
                .update();
        jdbc.sql("""
                update document.edition
                set title = ?, meta = ?, body = ?, saved_by = ?, updated_at = ?::timestamptz, approval_id = null
                where edition_id = ?
                """)
                .params(content.title(), content.meta(), content.body(), actor.name(), now.toString(), draft.id())
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
        revisions.keep(before);
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
