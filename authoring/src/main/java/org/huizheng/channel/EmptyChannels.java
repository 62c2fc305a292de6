package org.huizheng.channel;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Blocker;
import org.huizheng.release.ChannelActivity;
import org.huizheng.site.Site;
import org.huizheng.site.SiteGate;
import org.huizheng.site.SiteState;

/** A site does not go online with channels that should be kept up to date and hold nothing. */
final class EmptyChannels implements SiteGate {

    private static final int NAMED = 5;

    private final Channels channels;
    private final ChannelActivity activity;

    EmptyChannels(Channels channels, ChannelActivity activity) {
        this.channels = channels;
        this.activity = activity;
    }

    @Override
    public List<Blocker> blockers(Site site, SiteState next) {
        if (next != SiteState.ONLINE || site.state() != SiteState.READY) {
            return List.of();
        }
        Map<Long, ChannelActivity.Activity> activities = activity.ofSite(site.id());
        List<String> empty = channels.ofSite(site.id()).stream()
                .filter(channel ->
                        channel.kind().equals("list") && channel.care().updateDays() != null)
                .filter(channel -> !activities.containsKey(channel.id())
                        || activities.get(channel.id()).items() == 0)
                .map(Channel::name)
                .toList();
        return empty.isEmpty()
                ? List.of()
                : List.of(new Blocker(
                        "emptyChannels",
                        empty.size() + " 个应更新的栏目还是空白，不能上线："
                                + String.join("、", empty.subList(0, Math.min(NAMED, empty.size())))
                                + (empty.size() > NAMED ? "等" : "")));
    }
}
