package org.huizheng.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of ordered erasures. An order is never changed; the worker adds what became of it. */
public final class Erasures {

    private static final String SELECT = """
            select erasure_id, reach, sites, path, document_id, until, ground, reason, proposed_by, confirmed_by, confirmed_at,
                states, size, finished_at
            from page.erasure
            """;

    private final JdbcClient jdbc;

    public Erasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Joins the caller's transaction. */
    public void order(
            long id,
            Erasure.Target target,
            Erasure.Ground ground,
            String reason,
            String proposedBy,
            String confirmedBy) {
        jdbc.sql("""
                insert into page.erasure (erasure_id, reach, sites, path, document_id, until, ground, reason, proposed_by, confirmed_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(target.reach().name())
                .param(target.sites().toArray(Long[]::new))
                .param(target.path())
                .param(target.documentId())
                .param(Timestamp.from(target.until()))
                .param(ground.name())
                .param(reason)
                .param(proposedBy)
                .param(confirmedBy)
                .update();
    }

    public Optional<Erasure> find(long id) {
        return among(List.of(id)).stream().findFirst();
    }

    public List<Erasure> among(Collection<Long> ids) {
        return jdbc.sql(SELECT + "where erasure_id = any (?)")
                .param(ids.toArray(Long[]::new))
                .query(Erasures::row)
                .list();
    }

    /** The first but some that is not done, of which nobody else is at work; not while a release of its sites is compared. */
    Optional<Erasure> lockOpen(Collection<Long> but) {
        return jdbc.sql(SELECT + """
                where finished_at is null and erasure_id <> all (?)
                    and not exists (select from page.replaced r where r.site_id = any (erasure.sites))
                order by erasure_id limit 1 for update skip locked""")
                .param(but.toArray(Long[]::new))
                .query(Erasures::row)
                .optional();
    }

    void finish(long id, int states, long size) {
        jdbc.sql("update page.erasure set states = ?, size = ?, finished_at = clock_timestamp() where erasure_id = ?")
                .params(states, size, id)
                .update();
    }

    private static Erasure row(ResultSet rs, int i) throws SQLException {
        Erasure.Target target = new Erasure.Target(
                Erasure.Reach.valueOf(rs.getString(2)),
                List.of((Long[]) rs.getArray(3).getArray()),
                rs.getString(4),
                rs.getObject(5, Long.class),
                rs.getTimestamp(6).toInstant());
        return new Erasure(
                rs.getLong(1),
                target,
                Erasure.Ground.valueOf(rs.getString(7)),
                rs.getString(8),
                rs.getString(9),
                rs.getString(10),
                rs.getTimestamp(11).toInstant(),
                rs.getObject(12, Integer.class),
                rs.getObject(13, Long.class),
                instant(rs.getTimestamp(14)));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
