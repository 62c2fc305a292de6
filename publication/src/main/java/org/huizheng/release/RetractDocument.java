package org.huizheng.release;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.huizheng.kernel.Problem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes documents from the public: lists, feeds and search forget them. Their addresses answer 410 with the reason; those of an
 * archived one go on showing it, marked as that. Joins the caller's transaction.
 */
public final class RetractDocument {

    /** What the log calls it. */
    public static final String CHANGE = "retractDocument";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final PublicationLog log;

    public RetractDocument(JdbcTemplate template, PublicationLog log) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.log = log;
    }

    /** @param reason shown to the public at the addresses */
    public void perform(long documentId, Retraction how, String reason) {
        perform(List.of(documentId), how, reason);
    }

    /** Many at once, told as one change: what shows several of them is made once. */
    public void perform(Collection<Long> documentIds, Retraction how, String reason) {
        Long[] ids = documentIds.toArray(Long[]::new);
        Released before = Released.of(jdbc, ids);
        boolean archive = how == Retraction.ARCHIVED;
        if (!documentIds.stream().allMatch(id -> before.isReleased(id) || !archive && before.isArchived(id))) {
            throw Problem.conflict("稿件当前没有发布");
        }
        Changes changes = new Changes();
        Wake wake = Wake.urgent(ids.length);
        Placements placements = new Placements(template, changes, wake);
        before.places().forEach(placements::remove);
        ArchivedPlaces archived = new ArchivedPlaces(jdbc);
        archived.forget(ids);
        if (archive) {
            before.places().stream().filter(Released.Place::primary).forEach(archived::keep);
        }
        jdbc.sql("update release.document set state = ?, reason = ?, retracted_at = now() where document_id = any (?)")
                .params(how.name().toLowerCase(Locale.ROOT), reason, ids)
                .update();
        jdbc.sql("select site_id, shard, document_id from release.address where document_id = any (?)")
                .param(ids)
                .query((rs, i) -> {
                    long id = rs.getLong(3);
                    return tell(changes.of(rs.getLong(1)), rs.getInt(2), id, before);
                })
                .list();
        log.write(CHANGE, ids.length == 1 ? ids[0] : null, changes, wake);
    }

    private Change tell(Change change, int shard, long documentId, Released before) {
        before.filesOf(documentId).forEach(file -> change.page(Pages.file(documentId, file.position())));
        before.placesOf(documentId)
                .values()
                .forEach(p -> change.position(
                        new Position(Position.ofSite(change.siteId()), p.publishedAt(), documentId, p.type())));
        if (before.isReleased(documentId)) {
            change.key(Keys.shard(shard));
        }
        return change.page(Pages.document(documentId)).key(Keys.document(documentId));
    }
}
