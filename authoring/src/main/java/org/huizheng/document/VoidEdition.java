package org.huizheng.document;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.SiteScope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 作废: gives up an edition that was never public; the document goes back to its public edition when it has one. */
public final class VoidEdition {

    private final ChangeState change;
    private final JdbcClient jdbc;

    VoidEdition(ChangeState change, JdbcClient jdbc) {
        this.change = change;
        this.jdbc = jdbc;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return change.blockers(actor, EditionAction.VOID_DRAFT, edition);
    }

    public void perform(SiteScope scope, Actor actor, long editionId) {
        change.perform(scope, actor, EditionAction.VOID_DRAFT, editionId, "", this::stepBack);
    }

    private void stepBack(Edition voided) {
        Long back = voided.document().publicEditionId();
        if (back == null) {
            jdbc.sql("delete from document.placement where document_id = ?")
                    .param(voided.documentId())
                    .update();
            return;
        }
        jdbc.sql("update document.edition set current = false where edition_id = ?")
                .param(voided.id())
                .update();
        jdbc.sql("update document.edition set current = true where edition_id = ?")
                .param(back)
                .update();
        jdbc.sql("update document.document set edition_id = ? where document_id = ?")
                .params(back, voided.documentId())
                .update();
    }
}
