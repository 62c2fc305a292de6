package org.huizheng.document;

import java.util.List;
import org.huizheng.channel.Channel;
import org.huizheng.channel.UseCheck;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;

/** A channel that shows documents is not empty. */
final class ChannelPlacements implements UseCheck {

    private final WhereUsed whereUsed;

    ChannelPlacements(WhereUsed whereUsed) {
        this.whereUsed = whereUsed;
    }

    @Override
    public List<Blocker> uses(Channel channel) {
        long documents = whereUsed
                .ofChannel(SiteScope.of(channel.siteId()), channel.id())
                .total();
        return new Blockers()
                .require(documents == 0, "documents", "栏目下还有 " + documents + " 篇稿件，不能撤销")
                .list();
    }

    @Override
    public boolean movesAlong() {
        return true;
    }
}
