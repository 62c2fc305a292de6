package org.huizheng.channel.web;

import java.util.Locale;
import org.huizheng.channel.Merge;

/** How far a merge is. */
record Progress(long channelId, long into, String state, boolean running, long moved, long total, String error) {

    static Progress of(Merge merge) {
        return new Progress(
                merge.channelId(),
                merge.into(),
                merge.state().name().toLowerCase(Locale.ROOT),
                merge.state() == Merge.State.RUNNING,
                merge.moved(),
                merge.total(),
                merge.error());
    }
}
