package org.huizheng.document;

import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.ReleasedEdition.Relation;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 关联: points from a document to another, which it interprets or which belongs to the same matter. Done at once, like a
 * placement; the public sees it while both are released.
 */
public final class RelateDocument {

    static final String PERMISSION = "document.relate";

    private final DocumentRights rights;
    private final RelationRules rules;
    private final JdbcClient jdbc;
    private final RelationWork work;

    RelateDocument(DocumentRights rights, RelationRules rules, JdbcClient jdbc, RelationWork work) {
        this.rights = rights;
        this.rules = rules;
        this.jdbc = jdbc;
        this.work = work;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return new Blockers()
                .add(rights.refusalsWhereShown(actor, PERMISSION, edition))
                .add(blockers(edition))
                .list();
    }

    static List<Blocker> blockers(Edition edition) {
        EditionState state = edition.state();
        boolean over = state == EditionState.VOID || state == EditionState.ARCHIVED;
        return new Blockers()
                .require(!over, "state", "稿件当前为“" + state.label() + "”，不能改关联")
                .list();
    }

    public void perform(SiteScope scope, Actor actor, long documentId, Relation relation) {
        work.perform(scope, actor, documentId, relation, "relateDocument", before -> {
            List<Relation> added = List.of(relation);
            new Blockers()
                    .add(blockers(before))
                    .require(relation.toId() != documentId, "relation", "稿件不能关联到自己")
                    .add(RelationRules.blockers(before.relations(), added, rules.there(added)))
                    .refuse();
            jdbc.sql("insert into document.relation (document_id, to_id, kind, site_id) values (?, ?, ?, ?)")
                    .params(documentId, relation.toId(), relation.kind(), before.siteId())
                    .update();
        });
    }
}
