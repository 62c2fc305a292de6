package org.huizheng.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.huizheng.channel.ChannelContents;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.release.PublishEditions;
import org.huizheng.release.ReleasedEdition;
import org.huizheng.release.Wake;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The documents of a channel that goes into another: placed there as they were here, at the addresses they have. */
final class MoveDocuments implements ChannelContents {

    private final JdbcClient jdbc;
    private final Editions editions;
    private final EditionWriter writer;
    private final PublishEditions publish;
    private final ChangeState change;
    private final AuditTrail audit;

    MoveDocuments(
            JdbcClient jdbc,
            Editions editions,
            EditionWriter writer,
            PublishEditions publish,
            ChangeState change,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.writer = writer;
        this.publish = publish;
        this.change = change;
        this.audit = audit;
    }

    @Override
    public long count(long channelId) {
        return jdbc.sql("select count(*) from document.placement where channel_id = ?")
                .param(channelId)
                .query(Long.class)
                .single();
    }

    @Override
    public int move(Actor actor, long from, long to, int most) {
        List<Long> ids = jdbc.sql(
                        "select document_id from document.placement where channel_id = ? order by document_id limit ?")
                .params(from, most)
                .query(Long.class)
                .list();
        if (ids.isEmpty()) {
            return 0;
        }
        Long[] documents = ids.toArray(Long[]::new);
        List<Edition> approved = lockApproved(documents);
        place(documents, from, to);
        writer.touch(ids);
        approved.forEach(edition -> writer.approveAgain(
                editions.require(edition.id()), ApproveEditions.DIRECT, actor.name(), change.now()));
        republish(approved);
        audit.record(
                actor, "moveDocuments", null, "channel:" + from, Map.of("into", to, "documents", documents.length));
        return documents.length;
    }

    /** The editions whose approval binds their placements: they are approved again with the new ones. */
    private List<Edition> lockApproved(Long[] documents) {
        Set<Long> ids = new LinkedHashSet<>();
        jdbc.sql("""
                select edition_id, public_edition_id from document.document
                where document_id = any (?) order by document_id for update
                """)
                .param(documents)
                .query((rs, row) -> {
                    Long released = rs.getObject(2, Long.class);
                    return ids.add(rs.getLong(1)) | (released != null && ids.add(released));
                })
                .list();
        return editions.byIds(ids).stream()
                .filter(edition -> edition.approval() != null
                        && Arrays.equals(edition.approval().hash(), edition.hash()))
                .toList();
    }

    private void place(Long[] documents, long from, long to) {
        List<Long> primary = new ArrayList<>();
        jdbc.sql("""
                delete from document.placement p where p.channel_id = :here and p.document_id = any (:ids)
                    and exists (select from document.placement t where t.document_id = p.document_id and t.channel_id = :to)
                returning p.document_id, p."primary"
                """)
                .param("here", from)
                .param("to", to)
                .param("ids", documents)
                .query((rs, row) -> rs.getBoolean(2) && primary.add(rs.getLong(1)))
                .list();
        jdbc.sql("update document.placement set \"primary\" = true where channel_id = ? and document_id = any (?)")
                .params(to, primary.toArray(Long[]::new))
                .update();
        jdbc.sql("update document.placement set channel_id = ? where channel_id = ? and document_id = any (?)")
                .params(to, from, documents)
                .update();
    }

    private void republish(List<Edition> approved) {
        List<ReleasedEdition> released = approved.stream()
                .map(edition -> editions.require(edition.id()))
                .filter(edition -> edition.state() == EditionState.RELEASED
                        && Objects.equals(edition.document().publicEditionId(), edition.id()))
                .map(edition -> edition.released(
                        Objects.requireNonNull(edition.approval()),
                        Objects.requireNonNull(edition.document().publishedAt())))
                .toList();
        if (!released.isEmpty()) {
            publish.perform(released, Wake.of(released.size()));
        }
    }
}
