package org.huizheng.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.release.ReleasedEdition.Placement;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a document lies when somebody's rights are asked for: in its primary channel on its owner's site. */
final class DocumentRights {

    private final Permissions permissions;
    private final JdbcClient jdbc;

    DocumentRights(Permissions permissions, JdbcClient jdbc) {
        this.permissions = permissions;
        this.jdbc = jdbc;
    }

    List<Blocker> refusals(Actor actor, String action, Edition edition) {
        return refusals(actor, action, edition.siteId(), channel(edition));
    }

    /** Where and with what a public document is shown is changed by who may release it. */
    List<Blocker> refusalsWhereShown(Actor actor, String action, Edition edition) {
        return new Blockers()
                .add(refusals(actor, action, edition))
                .add(
                        edition.state() == EditionState.RELEASED
                                ? refusals(actor, EditionAction.RELEASE.permission(), edition)
                                : List.of())
                .list();
    }

    /** A right on the whole site needs no look at the channels. */
    List<Blocker> refusals(Actor actor, String action, long siteId, @Nullable Long channelId) {
        return refusal(actor, action, siteId, channelId)
                .map(refused -> List.of(new Blocker("permission", refused.reason())))
                .orElse(List.of());
    }

    void require(Actor actor, String action, Edition edition) {
        require(actor, action, edition.siteId(), channel(edition));
    }

    void require(Actor actor, String action, long siteId, @Nullable Long channelId) {
        List<Blocker> refused = refusals(actor, action, siteId, channelId);
        if (!refused.isEmpty()) {
            throw new Problem("forbidden", 403, refused.getFirst().reason(), Map.of("blockers", refused));
        }
    }

    /** Asks once for each place, however many documents lie there. */
    void require(Actor actor, String action, Collection<Edition> editions) {
        Map<List<Long>, Edition> places = new HashMap<>();
        for (Edition edition : editions) {
            Long channel = channel(edition);
            places.putIfAbsent(List.of(edition.siteId(), channel == null ? 0L : channel), edition);
        }
        places.values().forEach(edition -> require(actor, action, edition));
    }

    private Optional<Blocker> refusal(Actor actor, String action, long siteId, @Nullable Long channelId) {
        Optional<Blocker> refused = permissions.refusal(actor, action, Where.site(siteId));
        return refused.isEmpty() || channelId == null
                ? refused
                : permissions.refusal(actor, action, new Where(siteId, upwards(channelId)));
    }

    private List<Long> upwards(long channelId) {
        List<Long> channels =
                new ArrayList<>(jdbc.sql("""
                with recursive up as (
                    select channel_id, parent_id, 0 as height from channel.v_channel where channel_id = ?
                    union all
                    select c.channel_id, c.parent_id, up.height + 1
                    from up join channel.v_channel c on c.channel_id = up.parent_id where up.height < 100)
                select channel_id from up order by height
                """).param(channelId).query(Long.class).list());
        return channels.isEmpty() ? List.of(channelId) : channels;
    }

    private static @Nullable Long channel(Edition edition) {
        return edition.placements().stream()
                .filter(p -> p.primary() && p.siteId() == edition.siteId())
                .map(Placement::channelId)
                .findFirst()
                .orElse(null);
    }
}
