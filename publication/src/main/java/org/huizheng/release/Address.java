package org.huizheng.release;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Addresses on a site: made once, at first release, and never computed again (发展指引 annex, D13). */
final class Address {

    static final int PER_SHARD = 1_000;
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyyMM").withZone(ZoneId.of("Asia/Shanghai"));

    private Address() {}

    static String of(String channelPath, Instant publishedAt, long documentId) {
        return "/" + channelPath + "/" + MONTH.format(publishedAt) + "/" + documentId + ".html";
    }

    /** The sitemap shard of the n-th document of a site, n from 0. */
    static int shard(long n) {
        return (int) (n / PER_SHARD) + 1;
    }

    static int shardOf(JdbcClient jdbc, long siteId, long documentId) {
        return jdbc.sql("select shard from release.address where site_id = ? and document_id = ?")
                .params(siteId, documentId)
                .query(Integer.class)
                .single();
    }

    /** Whether a shard begins among the n from {@code from} inclusive to {@code to} exclusive. */
    static boolean beginsShard(long from, long to) {
        return (from + PER_SHARD - 1) / PER_SHARD * PER_SHARD < to;
    }
}
