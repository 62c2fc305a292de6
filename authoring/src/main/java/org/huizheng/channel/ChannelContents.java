package org.huizheng.channel;

import org.huizheng.kernel.Actor;

/** Asked when a channel goes into another: whoever keeps things in channels moves them. */
public interface ChannelContents {

    long count(long channelId);

    /**
     * Moves some of what is in a channel into another of the same site, within the caller's transaction.
     *
     * @return how many; 0 when nothing is left
     */
    int move(Actor actor, long from, long to, int most);
}
