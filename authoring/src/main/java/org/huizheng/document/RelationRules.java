package org.huizheng.document;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.release.ReleasedEdition.Relation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** To which documents one may point, and how. */
public final class RelationRules {

    /** As many as a page shows. */
    static final int MOST = 50;

    private static final Map<String, String> KINDS = Map.of("interprets", "解读", "related", "相关");

    private final JdbcClient jdbc;

    RelationRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public static String label(String kind) {
        return KINDS.getOrDefault(kind, kind);
    }

    /** Of those given, the documents the transaction's scope shows. */
    Set<Long> there(Collection<Relation> relations) {
        if (relations.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("select document_id from document.document where document_id = any (?)")
                .param(relations.stream().map(Relation::toId).distinct().toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    /**
     * @param there documents that may be pointed to; what {@code had} points to may be another's to see
     */
    static List<Blocker> blockers(Collection<Relation> had, Collection<Relation> added, Set<Long> there) {
        Blockers blockers =
                new Blockers().require(had.size() + added.size() <= MOST, "relations", "一篇稿件最多关联 " + MOST + " 篇");
        Set<Relation> seen = new HashSet<>(had);
        for (Relation relation : added) {
            blockers.require(
                            KINDS.containsKey(String.valueOf(relation.kind())),
                            "relation",
                            "没有关联种类“" + relation.kind() + "”，只能是 interprets（解读）或 related（相关）")
                    .require(
                            there.contains(relation.toId()), "relation", "要关联的稿件 " + relation.toId() + " 不存在，或不在您负责的站点")
                    .require(seen.add(relation), "relation", "同一篇稿件关联了两次");
        }
        return blockers.list();
    }
}
