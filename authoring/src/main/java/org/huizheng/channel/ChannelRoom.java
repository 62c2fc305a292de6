package org.huizheng.channel;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Needs the rooms {@code site} and {@code contenttype}, and the verbs of {@code release}. */
@Configuration(proxyBeanMethods = false)
@Import({
    Channels.class,
    OpenChannel.class,
    ChangeChannel.class,
    MoveChannel.class,
    ReorderChannels.class,
    CloseChannel.class,
    ChannelQueries.class
})
public class ChannelRoom {}
