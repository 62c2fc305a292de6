package org.huizheng.release;

import java.time.Instant;

/**
 * A place in a channel's order, newest first: what came, went or changed there.
 *
 * @param type of the document; or {@link #TEXT}, where only its text changed, which lists do not show and feeds date
 */
public record Position(long channelId, Instant at, long documentId, String type) {

    public static final String TEXT = "#text";

    /** The order of all documents of a site, as if it were a channel; no channel has this number. */
    public static long ofSite(long siteId) {
        return -siteId;
    }

    /** The order of all documents in the channels below one, as if it were a channel; no channel and no site has this number. */
    public static long ofChildren(long parentId) {
        return Long.MIN_VALUE + parentId;
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
