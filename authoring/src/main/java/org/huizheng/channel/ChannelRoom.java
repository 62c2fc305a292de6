package org.huizheng.channel;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Needs the rooms {@code site}, {@code contenttype} and {@code mapping}, and the verbs of {@code release}. */
@Configuration(proxyBeanMethods = false)
@Import({
    Channels.class,
    ChannelPermissions.class,
    Keepers.class,
    Merges.class,
    EmptyChannels.class,
    OpenChannels.class,
    OpenChannel.class,
    ChangeChannel.class,
    MoveChannel.class,
    ChangeChannelAddress.class,
    ReorderChannels.class,
    CloseChannel.class,
    MergeChannel.class,
    ContinueMerges.class,
    MergeQueries.class,
    ChannelTree.class,
    ChannelQueries.class
})
public class ChannelRoom {}
