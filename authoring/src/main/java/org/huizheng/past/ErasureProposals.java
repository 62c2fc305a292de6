package org.huizheng.past;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huizheng.kernel.Problem;
import org.huizheng.page.Erasure;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of proposals. */
final class ErasureProposals {

    private static final String SELECT = """
            select proposal_id, state, reach, sites, path, document_id, until, ground, reason, fingerprint, proposed_by, proposed_at,
                ended_by, ended_at, end_reason
            from past.proposal
            """;

    private final JdbcClient jdbc;

    ErasureProposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ErasureProposal> find(long siteId, long id) {
        return jdbc.sql(SELECT + "where proposal_id = ? and sites @> array[?]::bigint[]")
                .params(id, siteId)
                .query(ErasureProposals::row)
                .optional();
    }

    /** Nobody else changes it until the transaction ends. */
    ErasureProposal lock(long siteId, long id) {
        return jdbc.sql(SELECT + "where proposal_id = ? and sites @> array[?]::bigint[] for update")
                .params(id, siteId)
                .query(ErasureProposals::row)
                .optional()
                .orElseThrow(() -> Problem.notFound("没有这项依法删除"));
    }

    /** Those of a site, the newest first. */
    List<ErasureProposal> list(long siteId, long before, int most) {
        return jdbc.sql(SELECT
                        + "where sites @> array[?]::bigint[] and proposal_id < ? order by proposal_id desc limit ?")
                .params(siteId, before, most)
                .query(ErasureProposals::row)
                .list();
    }

    long insert(ErasurePlan plan, String by, Instant at) {
        Erasure.Target target = plan.target();
        return jdbc.sql("""
                insert into past.proposal (state, reach, sites, path, document_id, until, ground, reason, fingerprint, proposed_by,
                    proposed_at)
                values ('PROPOSED', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning proposal_id""")
                .param(target.reach().name())
                .param(target.sites().toArray(Long[]::new))
                .param(target.path())
                .param(target.documentId())
                .param(Timestamp.from(target.until()))
                .param(plan.ground().name())
                .param(plan.reason())
                .param(plan.fingerprint())
                .param(by)
                .param(Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    void ended(long id, ErasureState state, String by, Instant at, @Nullable String reason) {
        jdbc.sql("update past.proposal set state = ?, ended_by = ?, ended_at = ?, end_reason = ? where proposal_id = ?")
                .param(state.name())
                .param(by)
                .param(Timestamp.from(at))
                .param(reason)
                .param(id)
                .update();
    }

    private static ErasureProposal row(ResultSet rs, int i) throws SQLException {
        Erasure.Target target = new Erasure.Target(
                Erasure.Reach.valueOf(rs.getString(3)),
                List.of((Long[]) rs.getArray(4).getArray()),
                rs.getString(5),
                rs.getObject(6, Long.class),
                rs.getTimestamp(7).toInstant());
        Timestamp ended = rs.getTimestamp(14);
        return new ErasureProposal(
                rs.getLong(1),
                ErasureState.valueOf(rs.getString(2)),
                new ErasurePlan(target, Erasure.Ground.valueOf(rs.getString(8)), rs.getString(9)),
                rs.getString(10),
                rs.getString(11),
                rs.getTimestamp(12).toInstant(),
                rs.getString(13),
                ended == null ? null : ended.toInstant(),
                rs.getString(15));
    }
}
