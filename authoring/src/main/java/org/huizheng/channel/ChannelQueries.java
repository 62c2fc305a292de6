package org.huizheng.channel;

import java.util.List;
import java.util.Optional;
import org.huizheng.kernel.SiteScope;

/** The open channels of a site. */
public final class ChannelQueries {

    private final Channels channels;

    ChannelQueries(Channels channels) {
        this.channels = channels;
    }

    /** The whole tree in one query, by address. Parents come before children unless a channel was moved. */
    public List<Channel> tree(SiteScope scope, long siteId) {
        scope.require(siteId);
        return channels.ofSite(siteId);
    }

    public Optional<Channel> byPath(SiteScope scope, long siteId, String path) {
        scope.require(siteId);
        return channels.byPath(siteId, path);
    }

    /** Those of the given ids that are open and within the scope. */
    public List<Channel> byIds(SiteScope scope, java.util.Collection<Long> ids) {
        return channels.byIds(ids).stream()
                .filter(channel -> scope.permits(channel.siteId()))
                .toList();
    }
}
