package org.huizheng.audit;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows both the sealer and the verifier read, in the one order that can be computed again. */
final class Seals {

    private final JdbcClient jdbc;

    Seals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Stored(Seal seal, byte[] hash) {}

    Optional<Stored> last() {
        return query("order by seal_id desc limit 1", 0).stream().findFirst();
    }

    List<Stored> after(long sealId) {
        return query("where seal_id > ? order by seal_id limit 500", sealId);
    }

    private List<Stored> query(String rest, long sealId) {
        var statement = jdbc.sql("""
                select seal_id, from_xid::text::bigint, to_xid::text::bigint, entries, merkle_root, previous_hash, hash
                from audit.seal
                """ + rest);
        return (rest.contains("?") ? statement.param(sealId) : statement)
                .query((rs, row) -> new Stored(
                        new Seal(
                                rs.getLong(1),
                                rs.getLong(2),
                                rs.getLong(3),
                                rs.getInt(4),
                                rs.getBytes(5),
                                rs.getBytes(6)),
                        rs.getBytes(7)))
                .list();
    }

    /** Leaf hashes of the entries written by the transactions {@code [fromXid, toXid)}. */
    List<byte[]> leaves(long fromXid, long toXid) {
        return jdbc.sql("select " + AuditEntry.COLUMNS + """
                , xid::text::bigint from audit.entry
                where xid >= ?::text::xid8 and xid < ?::text::xid8 order by xid, entry_id
                """)
                .param(Long.toString(fromXid))
                .param(Long.toString(toXid))
                .query((rs, row) -> AuditEntry.of(rs, row).hash(rs.getLong(9)))
                .list();
    }
}
