package org.huizheng.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads of what is shown now. */
public final class ReleasedEmergencies {

    private static final String SELECT =
            "select emergency_id, drill, content, sites, approval_hash from release.emergency";

    /** @param intact whether it is what was approved */
    public record Shown(ReleasedEmergency emergency, boolean intact) {}

    private ReleasedEmergencies() {}

    static Optional<ReleasedEmergency> find(JdbcClient jdbc, long emergencyId) {
        return jdbc.sql(SELECT + " where emergency_id = ?")
                .param(emergencyId)
                .query(ReleasedEmergencies::row)
                .optional()
                .map(Shown::emergency);
    }

    /** Those a site shows, in the order in which they were proposed. */
    public static List<Shown> of(JdbcClient jdbc, long siteId, boolean drill) {
        return jdbc.sql(SELECT + " where drill = ? and (sites is null or ? = any (sites)) order by emergency_id")
                .params(drill, siteId)
                .query(ReleasedEmergencies::row)
                .list();
    }

    private static Shown row(ResultSet rs, int i) throws SQLException {
        List<Long> sites =
                rs.getArray(4) == null ? null : List.of((Long[]) rs.getArray(4).getArray());
        String content = rs.getString(3);
        return new Shown(
                new ReleasedEmergency(rs.getLong(1), rs.getBoolean(2), EmergencyContent.of(content), sites),
                isIntact(rs.getBoolean(2), content, sites, rs.getBytes(5)));
    }

    private static boolean isIntact(boolean drill, String content, @Nullable List<Long> sites, byte[] approved) {
        return Arrays.equals(ReleasedEmergency.hash(drill, content, sites), approved);
    }
}
