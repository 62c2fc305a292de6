package org.huizheng.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.huizheng.kernel.PageSeal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The row of a bucket: the hash of its list, and the seal of that. */
record BucketSeal(byte[] hash, byte[] seal) {

    static Optional<BucketSeal> find(JdbcClient jdbc, long siteId, int release, int bucket) {
        return jdbc.sql("select hash, seal from page.bucket where site_id = ? and release = ? and bucket = ?")
                .params(siteId, release, bucket)
                .query(BucketSeal::row)
                .optional();
    }

    static BucketSeal row(ResultSet rs, int i) throws SQLException {
        return new BucketSeal(rs.getBytes("hash"), rs.getBytes("seal"));
    }

    /** Whether the list is the one that was hashed. */
    boolean isOf(BucketList list) {
        return Arrays.equals(hash, list.leaf());
    }

    /** Whether it was we who sealed it. */
    boolean holds(PageSeal ours) {
        return ours.holds(hash, seal);
    }
}
