package org.huizheng.page;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A release that another has replaced, of which it is not yet known in what they differ. */
record Replaced(int oldRelease, int newRelease, Instant at, int bucket) {

    private static final String SELECT = "select old_release, new_release, at, bucket from page.replaced ";

    /** The first that happened after a moment. */
    static Optional<Replaced> after(JdbcClient jdbc, long siteId, Instant at) {
        return jdbc.sql(SELECT + "where site_id = ? and at > ? order by at limit 1")
                .params(siteId, Timestamp.from(at))
                .query((rs, i) -> new Replaced(
                        rs.getInt(1), rs.getInt(2), rs.getTimestamp(3).toInstant(), rs.getInt(4)))
                .optional();
    }

    /** The first of all, and nobody else works on it until the transaction ends. */
    static Optional<Replaced> lockFirst(JdbcClient jdbc, long siteId) {
        return jdbc.sql(SELECT + "where site_id = ? order by at limit 1 for update")
                .param(siteId)
                .query((rs, i) -> new Replaced(
                        rs.getInt(1), rs.getInt(2), rs.getTimestamp(3).toInstant(), rs.getInt(4)))
                .optional();
    }

    static List<Long> sites(JdbcClient jdbc) {
        return jdbc.sql("select distinct site_id from page.replaced order by site_id")
                .query(Long.class)
                .list();
    }
}
