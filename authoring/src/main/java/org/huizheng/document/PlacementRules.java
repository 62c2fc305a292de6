package org.huizheng.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.channel.Channel;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Problem;
import org.huizheng.release.ReleasedEdition.Placement;

/** Which placements go together: open channels that hold documents, and one page for each site. */
final class PlacementRules {

    private PlacementRules() {}

    /** @param channels by id, those the scope permits */
    static List<Blocker> blockers(Collection<NewPlacement> placements, Map<Long, Channel> channels) {
        Blockers blockers = new Blockers();
        Map<Long, Integer> primaries = new HashMap<>();
        Set<Long> seen = new HashSet<>();
        for (NewPlacement placement : placements) {
            Channel channel = channels.get(placement.channelId());
            if (channel == null) {
                blockers.require(false, "channel", "栏目 " + placement.channelId() + " 不存在或已撤销");
                continue;
            }
            blockers.require(seen.add(channel.id()), "placement", "同一栏目“" + channel.name() + "”投放了两次")
                    .require(channel.kind().equals("list"), "channel", "栏目“" + channel.name() + "”不是列表栏目，不能投放稿件")
                    .require(placement.pinned() >= 0 && placement.pinned() <= 100, "pinned", "置顶次序须在 0 到 100 之间");
            primaries.merge(channel.siteId(), placement.primary() ? 1 : 0, Integer::sum);
        }
        return blockers.require(primaries.values().stream().allMatch(n -> n == 1), "primary", "每个站点须有且只有一个主栏目")
                .list();
    }

    static List<Placement> placements(Collection<NewPlacement> placements, Map<Long, Channel> channels) {
        List<Placement> placed = new ArrayList<>();
        for (NewPlacement p : placements) {
            Channel channel = channels.get(p.channelId());
            if (channel == null) {
                throw Problem.notFound("栏目不存在");
            }
            placed.add(new Placement(channel.siteId(), channel.id(), p.primary(), p.ordinal(), p.pinned()));
        }
        return placed;
    }
}
