package org.huizheng.release;

import java.util.List;
import org.huizheng.kernel.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes an empty channel away; its addresses answer 410. Joins the caller's transaction. */
public final class RemoveChannel {

    private final JdbcClient jdbc;
    private final PublicationLog log;

    public RemoveChannel(JdbcClient jdbc, PublicationLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    public void perform(long siteId, long channelId) {
        ReleasedChannel channel = ReleasedChannels.of(jdbc, siteId).stream()
                .filter(c -> c.channelId() == channelId)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("栏目不存在"));
        boolean inUse = jdbc.sql("""
                select exists (select 1 from release.placement where channel_id = :c)
                    or exists (select 1 from release.channel where parent_id = :c)""").param("c", channelId).query(Boolean.class).single();
        if (inUse) {
            throw Problem.conflict("栏目还有内容或下级栏目，不能删除");
        }
        Changes changes = new Changes();
        Change change = changes.of(siteId)
                .key(Keys.channel(channelId))
                .key(Keys.channelPath(channel.path()))
                .key(Keys.channels(channel.parentId() == null ? 0 : channel.parentId()))
                .page(Pages.channel(channelId))
                .page(Pages.feed(channelId));
        for (String table : List.of("cut", "cut_moved")) {
            jdbc.sql("select no from release." + table + " where channel_id = ?")
                    .param(channelId)
                    .query(Integer.class)
                    .list()
                    .forEach(no -> change.page(Pages.cut(channelId, no)));
            jdbc.sql("delete from release." + table + " where channel_id = ?")
                    .param(channelId)
                    .update();
        }
        jdbc.sql("delete from release.channel where channel_id = ?")
                .param(channelId)
                .update();
        jdbc.sql("update release.site set structure = structure + 1 where site_id = ?")
                .param(siteId)
                .update();
        log.write("removeChannel", null, changes, Wake.NOW);
    }
}
