package org.huizheng.release;

import java.util.Locale;
import org.huizheng.kernel.Problem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes a document from the public: its addresses answer 410 with the reason, lists, feeds and search forget it. Joins the
 * caller's transaction.
 */
public final class RetractDocument {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final PublicationLog log;

    public RetractDocument(JdbcTemplate template, PublicationLog log) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.log = log;
    }

    /** @param reason shown to the public on the 410 notice */
    public void perform(long documentId, Retraction how, String reason) {
        Long[] ids = {documentId};
        PublishEditions.Released before = PublishEditions.Released.of(jdbc, ids);
        if (!before.isReleased(documentId)) {
            throw Problem.conflict("稿件当前没有发布");
        }
        Changes changes = new Changes();
        Placements placements = new Placements(template, changes, Wake.NOW);
        before.places().forEach(placements::remove);
        jdbc.sql("update release.document set state = ?, reason = ?, retracted_at = now() where document_id = ?")
                .params(how.name().toLowerCase(Locale.ROOT), reason, documentId)
                .update();
        jdbc.sql("select site_id, shard from release.address where document_id = ?")
                .param(documentId)
                .query((rs, i) -> tell(changes.of(rs.getLong(1)), rs.getInt(2), documentId, before.files(documentId)))
                .list();
        log.write("retractDocument", documentId, changes, Wake.NOW);
    }

    private Change tell(Change change, int shard, long documentId, int files) {
        for (int i = 0; i < files; i++) {
            change.page(Pages.file(documentId, i));
        }
        jdbc.sql(
                        "select to_id from release.relation where from_id = ? union select from_id from release.relation where to_id = ?")
                .params(documentId, documentId)
                .query(Long.class)
                .list()
                .forEach(id -> change.key(Keys.relations(id)));
        return change.page(Pages.document(documentId))
                .key(Keys.document(documentId))
                .key(Keys.shard(shard));
    }
}
