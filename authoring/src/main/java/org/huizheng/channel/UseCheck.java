package org.huizheng.channel;

import java.util.List;
import org.huizheng.kernel.Blocker;

/** Asked before a channel is closed: what in an upper room still uses it. */
public interface UseCheck {

    List<Blocker> uses(Channel channel);

    /** Whether what uses a channel goes along when the channel goes into another ({@link ChannelContents}). */
    default boolean movesAlong() {
        return false;
    }
}
