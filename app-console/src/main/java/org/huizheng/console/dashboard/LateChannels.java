package org.huizheng.console.dashboard;

import java.util.List;
import org.huizheng.console.dashboard.Dashboard.Channel;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;

/** Channels past their update cycle. */
final class LateChannels {

    List<Channel> of(SiteScope scope, Actor actor, List<Long> sites) {
        return List.of();
    }
}
