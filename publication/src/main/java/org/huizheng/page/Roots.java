package org.huizheng.page;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.huizheng.kernel.PageSeal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows the signer and the verifier of roots read. */
final class Roots {

    private static final String SELECT = """
            select site_id, no, release, seq, root, previous, signed_at, algorithm, key_id, hash, signature from page.root
            """;

    private final JdbcClient jdbc;

    Roots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Stored(Root root, byte[] hash, byte[] signature) {}

    /**
     * The buckets of a release.
     *
     * @param unsigned those no root stands for
     * @param forged those whose seal is not their maker's
     */
    record Leaves(TreeMap<Integer, byte[]> hashes, List<Integer> unsigned, List<Integer> forged) {}

    Optional<Stored> last(long siteId) {
        return jdbc.sql(SELECT + "where site_id = ? order by no desc limit 1")
                .param(siteId)
                .query(Roots::stored)
                .optional();
    }

    List<Stored> after(long siteId, long no) {
        return jdbc.sql(SELECT + "where site_id = ? and no > ? order by no limit 500")
                .params(siteId, no)
                .query(Roots::stored)
                .list();
    }

    void add(Stored line) {
        Root r = line.root;
        jdbc.sql("""
                insert into page.root (site_id, no, release, seq, root, previous, signed_at, algorithm, key_id, hash, signature)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        r.siteId(),
                        r.no(),
                        r.release(),
                        r.seq(),
                        r.root(),
                        r.previous(),
                        Timestamp.from(r.signedAt()),
                        r.algorithm(),
                        r.keyId(),
                        line.hash,
                        line.signature)
                .update();
    }

    /** In an order and with a lock that lets makers of pages pass before or after. */
    Leaves leaves(long siteId, int release, PageSeal seal) {
        Leaves leaves = new Leaves(new TreeMap<>(), new java.util.ArrayList<>(), new java.util.ArrayList<>());
        jdbc.sql("select bucket, hash, seal, signed from page.bucket where site_id = ? and release = ? order by bucket")
                .params(siteId, release)
                .query(rs -> {
                    int bucket = rs.getInt(1);
                    leaves.hashes.put(bucket, rs.getBytes(2));
                    if (!rs.getBoolean(4)) {
                        leaves.unsigned.add(bucket);
                    }
                    if (!seal.holds(rs.getBytes(2), rs.getBytes(3))) {
                        leaves.forged.add(bucket);
                    }
                });
        return leaves;
    }

    private static Stored stored(java.sql.ResultSet rs, int i) throws java.sql.SQLException {
        return new Stored(
                new Root(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getInt(3),
                        rs.getLong(4),
                        rs.getBytes(5),
                        rs.getBytes(6),
                        rs.getTimestamp(7).toInstant(),
                        rs.getString(8),
                        rs.getString(9)),
                rs.getBytes(10),
                rs.getBytes(11));
    }
}
