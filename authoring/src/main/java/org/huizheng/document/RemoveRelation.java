package org.huizheng.document;

import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.ReleasedEdition.Relation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets a document no longer point to another; also to one that is gone, or that this person may not see. */
public final class RemoveRelation {

    private final JdbcClient jdbc;
    private final RelationWork work;

    RemoveRelation(JdbcClient jdbc, RelationWork work) {
        this.jdbc = jdbc;
        this.work = work;
    }

    public void perform(SiteScope scope, Actor actor, long documentId, Relation relation) {
        work.perform(scope, actor, documentId, relation, "removeRelation", before -> {
            if (!before.relations().contains(relation)) {
                throw Problem.notFound("稿件没有这一关联");
            }
            new Blockers().add(RelateDocument.blockers(before)).refuse();
            jdbc.sql("delete from document.relation where document_id = ? and to_id = ? and kind = ?")
                    .params(documentId, relation.toId(), relation.kind())
                    .update();
        });
    }
}
