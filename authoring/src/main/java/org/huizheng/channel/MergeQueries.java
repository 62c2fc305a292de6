package org.huizheng.channel;

import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;

/** How far merges are. */
public final class MergeQueries {

    private final Merges merges;
    private final Channels channels;

    MergeQueries(Merges merges, Channels channels) {
        this.merges = merges;
        this.channels = channels;
    }

    /** The merge of a channel, also of one that is gone by it; one of state NONE when none was asked for. */
    public Merge of(SiteScope scope, long channelId) {
        return merges.of(channelId)
                .map(merge -> {
                    if (!scope.permits(merge.siteId())) {
                        throw Problem.notFound("栏目不存在");
                    }
                    return merge;
                })
                .orElseGet(() -> new Merge(
                        channelId, channels.require(scope, channelId).siteId(), 0, Merge.State.NONE, 0, 0, ""));
    }
}
