package org.huizheng.release;

import java.time.Instant;

/** A place in a channel's order, newest first: what came, went or changed there. */
public record Position(long channelId, Instant at, long documentId, String type) {

    /** The order of all documents of a site, as if it were a channel; no channel has this number. */
    public static long ofSite(long siteId) {
        return -siteId;
    }

    String line() {
        return channelId + "/" + at.toEpochMilli() + "/" + documentId + "/" + type;
    }

    public static Position of(String line) {
        String[] p = line.split("/", 4);
        return new Position(
                Long.parseLong(p[0]), Instant.ofEpochMilli(Long.parseLong(p[1])), Long.parseLong(p[2]), p[3]);
    }
}
