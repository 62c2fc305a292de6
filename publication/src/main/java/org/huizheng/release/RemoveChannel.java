package org.huizheng.release;

import java.util.List;
import org.huizheng.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes an empty channel away; its addresses are no more, or lead to the channel it went into, as what was archived in it does.
 * Joins the caller's transaction.
 */
public final class RemoveChannel {

    private final JdbcClient jdbc;
    private final PublicationLog log;

    public RemoveChannel(JdbcClient jdbc, PublicationLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    public void perform(long siteId, long channelId) {
        perform(siteId, channelId, null);
    }

    /** @param into where readers of the old addresses are led, of the same site; null when they end here */
    public void perform(long siteId, long channelId, @Nullable Long into) {
        List<ReleasedChannel> channels = ReleasedChannels.of(jdbc, siteId);
        ReleasedChannel channel = channels.stream()
                .filter(c -> c.channelId() == channelId)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("栏目不存在"));
        boolean inUse = jdbc.sql("""
                select exists (select 1 from release.placement where channel_id = :c)
                    or exists (select 1 from release.channel where parent_id = :c)""").param("c", channelId).query(Boolean.class).single();
        ArchivedPlaces archived = new ArchivedPlaces(jdbc);
        if (inUse || into == null && archived.isIn(channelId)) {
            throw Problem.conflict("栏目还有内容或下级栏目，不能删除");
        }
        Changes changes = new Changes();
        Change change = changes.of(siteId)
                .key(Keys.channel(channelId))
                .key(Keys.channelKind(channelId))
                .key(Keys.channelDetails(channelId))
                .key(Keys.channelPath(channel.path()));
        FormerAddresses former = new FormerAddresses(jdbc, siteId);
        former.told(change, channelId);
        new ChannelOrder(channels.stream().filter(c -> c != channel).toList())
                .differences(new ChannelOrder(channels))
                .forEach(change::key);
        List<Integer> cuts = removeCuts(channelId);
        Pages.ofChannel(channelId, cuts).forEach(change::page);
        if (into == null) {
            forgetMovedTo(change, channelId);
            former.end(change, channelId);
        } else {
            leadOn(channel, cuts, into);
            archived.move(channelId, into);
        }
        jdbc.sql("delete from release.channel where channel_id = ?")
                .param(channelId)
                .update();
        jdbc.sql("update release.site set structure = structure + 1 where site_id = ?")
                .param(siteId)
                .update();
        log.write("removeChannel", null, changes, Wake.NOW);
    }

    /** How many addresses end, or lead on, when the channel is taken away; those of its documents stay. */
    public int addresses(long channelId) {
        int own = Pages.ofChannel(channelId, cuts(channelId)).size();
        return own
                + MovedChannels.to(jdbc, channelId).stream()
                        .mapToInt(moved -> moved.pages().size())
                        .sum();
    }

    private List<Integer> cuts(long channelId) {
        return jdbc.sql("""
                select no from release.cut where channel_id = :c
                union select no from release.cut_moved where channel_id = :c order by no""").param("c", channelId).query(Integer.class).list();
    }

    private List<Integer> removeCuts(long channelId) {
        List<Integer> cuts = cuts(channelId);
        for (String table : List.of("cut", "cut_moved")) {
            jdbc.sql("delete from release." + table + " where channel_id = ?")
                    .param(channelId)
                    .update();
        }
        return cuts;
    }

    /** Addresses that led here lead on: a reader is sent once, however often channels have been merged. */
    private void leadOn(ReleasedChannel channel, List<Integer> cuts, long into) {
        jdbc.sql("update release.channel_moved set to_channel_id = ? where to_channel_id = ?")
                .params(into, channel.channelId())
                .update();
        jdbc.sql("""
                insert into release.channel_moved (channel_id, site_id, path, cuts, to_channel_id) values (?, ?, ?, ?, ?)""")
                .param(channel.channelId())
                .param(channel.siteId())
                .param(channel.path())
                .param(cuts.toArray(Integer[]::new))
                .param(into)
                .update();
    }

    private void forgetMovedTo(Change change, long channelId) {
        MovedChannels.to(jdbc, channelId).forEach(moved -> moved.pages().forEach(change::page));
        jdbc.sql("delete from release.channel_moved where to_channel_id = ?")
                .param(channelId)
                .update();
    }
}
