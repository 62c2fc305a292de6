package org.huizheng.release;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which channels stand below which, and which in the main navigation, in the order in which they are shown. */
final class ChannelOrder {

    private final Map<Long, List<Long>> children;
    private final List<Long> navigation;

    ChannelOrder(Collection<ReleasedChannel> channels) {
        List<ReleasedChannel> shown = channels.stream()
                .sorted(Comparator.comparingInt(ReleasedChannel::ordinal).thenComparing(ReleasedChannel::channelId))
                .toList();
        this.children = shown.stream()
                .collect(Collectors.groupingBy(
                        ChannelOrder::parent, Collectors.mapping(ReleasedChannel::channelId, Collectors.toList())));
        this.navigation = shown.stream()
                .filter(c -> parent(c) == 0 && c.navigation())
                .map(ReleasedChannel::channelId)
                .toList();
    }

    /** 0 for the top. */
    static long parent(ReleasedChannel channel) {
        return channel.parentId() == null ? 0 : channel.parentId();
    }

    /** The identities that are not what they were. */
    Set<String> differences(ChannelOrder was) {
        Set<String> keys = new TreeSet<>();
        Set<Long> parents = new TreeSet<>(children.keySet());
        parents.addAll(was.children.keySet());
        for (long parent : parents) {
            if (!Objects.equals(children.get(parent), was.children.get(parent))) {
                keys.add(Keys.channels(parent));
            }
        }
        if (!navigation.equals(was.navigation)) {
            keys.add(Keys.navigation());
        }
        return keys;
    }
}
