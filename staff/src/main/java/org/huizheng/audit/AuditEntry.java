package org.huizheng.audit;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.huizheng.kernel.Hashes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One row of the trail, as it was written. */
public record AuditEntry(
        long entryId,
        Instant at,
        String actorKind,
        String actorName,
        String action,
        @Nullable Long siteId,
        String object,
        String facts) {

    static final String COLUMNS = "entry_id, at, actor_kind, actor_name, action, site_id, object, facts";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static AuditEntry of(ResultSet rs, int row) throws SQLException {
        return new AuditEntry(
                rs.getLong(1),
                rs.getObject(2, java.time.OffsetDateTime.class).toInstant(),
                rs.getString(3),
                rs.getString(4),
                rs.getString(5),
                rs.getObject(6, Long.class),
                rs.getString(7),
                rs.getString(8));
    }

    /** A leaf of the Merkle tree: every column, none able to flow into its neighbour. */
    byte[] hash(long xid) {
        String line = JSON.writeValueAsString(Arrays.asList(
                xid,
                entryId,
                ChronoUnit.MICROS.between(Instant.EPOCH, at),
                actorKind,
                actorName,
                action,
                siteId,
                object,
                facts));
        return Hashes.sha256(line.getBytes(StandardCharsets.UTF_8));
    }
}
