package org.huizheng.channel;

import java.util.Locale;

/** A channel on its way into another. */
public record Merge(long channelId, long siteId, long into, State state, long moved, long total, String error) {

    /** STOPPED and FAILED go on when the merge is asked for again. */
    public enum State {
        NONE,
        RUNNING,
        STOPPED,
        DONE,
        FAILED;

        static State of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    boolean isOpen() {
        return state != State.NONE && state != State.DONE;
    }
}
