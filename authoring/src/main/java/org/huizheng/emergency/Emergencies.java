package org.huizheng.emergency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huizheng.kernel.Problem;
import org.huizheng.release.EmergencyContent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of emergencies. */
final class Emergencies {

    static final String SELECT = """
            select emergency_id, state, drill, content, reach, organization_id, sites, reason, starts_at, ends_at, fingerprint,
                proposed_by, proposed_at, confirmed_by, confirmed_at, approval_hash, shown_at, ended_by, ended_at, end_reason
            from emergency.emergency
            """;

    private final JdbcClient jdbc;

    Emergencies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Emergency> find(long id) {
        return jdbc.sql(SELECT + " where emergency_id = ?")
                .param(id)
                .query(Emergencies::row)
                .optional();
    }

    /** Nobody else changes it until the transaction ends. */
    Emergency lock(long id) {
        return jdbc.sql(SELECT + " where emergency_id = ? for update")
                .param(id)
                .query(Emergencies::row)
                .optional()
                .orElseThrow(() -> Problem.notFound("没有这条应急公告"));
    }

    long insert(EmergencyPlan plan, String by, Instant at) {
        return jdbc.sql("""
                insert into emergency.emergency (state, drill, content, reach, organization_id, sites, reason, starts_at, ends_at,
                    fingerprint, proposed_by, proposed_at)
                values ('PROPOSED', ?, ?, ?, ?, ?::bigint[], ?, ?, ?, ?, ?, ?) returning emergency_id""")
                .param(plan.drill())
                .param(plan.content().canonical())
                .param(plan.reach().name())
                .param(plan.organizationId())
                .param(plan.sites() == null ? null : plan.sites().toArray(Long[]::new))
                .param(plan.reason())
                .param(timestamp(plan.startsAt()))
                .param(Timestamp.from(plan.endsAt()))
                .param(plan.fingerprint())
                .param(by)
                .param(Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    void confirmed(long id, String by, Instant at, byte[] approvalHash) {
        jdbc.sql("""
                update emergency.emergency set state = 'CONFIRMED', confirmed_by = ?, confirmed_at = ?, approval_hash = ?
                where emergency_id = ?""").params(by, Timestamp.from(at), approvalHash, id).update();
    }

    void shown(long id) {
        jdbc.sql("update emergency.emergency set state = 'SHOWN', shown_at = clock_timestamp() where emergency_id = ?")
                .param(id)
                .update();
    }

    void ended(long id, EmergencyState state, String by, Instant at, String reason) {
        jdbc.sql("""
                update emergency.emergency set state = ?, ended_by = ?, ended_at = ?, end_reason = ?
                where emergency_id = ?""").params(state.name(), by, Timestamp.from(at), reason, id).update();
    }

    /** What begins, ends or lapses at a moment, the earliest first. */
    List<Long> due(Instant now) {
        return jdbc.sql("""
                select emergency_id from emergency.emergency
                where state in ('PROPOSED', 'CONFIRMED', 'SHOWN')
                    and (ends_at <= :now or state = 'CONFIRMED' and (starts_at is null or starts_at <= :now))
                order by ends_at, emergency_id""").param("now", Timestamp.from(now)).query(Long.class).list();
    }

    /** Those shown in the last minutes, which may not have reached every site yet. */
    List<Long> fresh() {
        return jdbc.sql("""
                select emergency_id from emergency.emergency
                where state = 'SHOWN' and shown_at > clock_timestamp() - interval '10 minutes' order by emergency_id""").query(Long.class).list();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    static Emergency row(ResultSet rs, int i) throws SQLException {
        List<Long> sites =
                rs.getArray(7) == null ? null : List.of((Long[]) rs.getArray(7).getArray());
        EmergencyPlan plan = new EmergencyPlan(
                rs.getBoolean(3),
                EmergencyContent.of(rs.getString(4)),
                Reach.valueOf(rs.getString(5)),
                rs.getObject(6, Long.class),
                sites,
                rs.getString(8),
                instant(rs, 9),
                rs.getTimestamp(10).toInstant());
        return new Emergency(
                rs.getLong(1),
                EmergencyState.valueOf(rs.getString(2)),
                plan,
                rs.getString(11),
                rs.getString(12),
                rs.getTimestamp(13).toInstant(),
                rs.getString(14),
                instant(rs, 15),
                rs.getBytes(16),
                instant(rs, 17),
                rs.getString(18),
                instant(rs, 19),
                rs.getString(20));
    }

    private static @Nullable Instant instant(ResultSet rs, int column) throws SQLException {
        Timestamp timestamp = rs.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
