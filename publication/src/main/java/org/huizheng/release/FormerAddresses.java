package org.huizheng.release;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where channels of a site stood before: readers are led on by a mapping that follows the channel, and what is called by such a
 * path is still found. The last that stood at a path has it. A mapping that someone wrote is never touched.
 */
final class FormerAddresses {

    /** A channel whose address changed. */
    record Readdressed(long channelId, String from, String to) {}

    private final JdbcClient jdbc;
    private final long siteId;

    FormerAddresses(JdbcClient jdbc, long siteId) {
        this.jdbc = jdbc;
        this.siteId = siteId;
    }

    /** By path. */
    Map<String, Long> all() {
        Map<String, Long> former = new HashMap<>();
        jdbc.sql("select path, channel_id from release.channel_former where site_id = ?")
                .param(siteId)
                .query((rs, i) -> former.put(rs.getString(1), rs.getLong(2)))
                .list();
        return former;
    }

    /** Joins the caller's transaction, in which the channels that change stand nowhere at the moment. */
    void keep(Change change, Collection<Readdressed> readdressed) {
        Map<Long, String> before = standing();
        readdressed.forEach(one -> before.replace(one.channelId(), one.from()));
        LedReaders readers = new LedReaders(jdbc, siteId);
        Set<String> arriving = readers.arriving(all(), before);
        Set<String> taken = new HashSet<>();
        readdressed.forEach(one -> taken.add(one.to()));
        forget(taken);
        List<Readdressed> left =
                readdressed.stream().filter(one -> !taken.contains(one.from())).toList();
        jdbc.sql("""
                insert into release.channel_former (site_id, path, channel_id)
                select :site::bigint, path, channel_id from unnest(:paths::text[], :channels::bigint[]) f (path, channel_id)
                on conflict (site_id, path) do update set channel_id = excluded.channel_id""")
                .param("site", siteId)
                .param("paths", left.stream().map(Readdressed::from).toArray(String[]::new))
                .param("channels", left.stream().map(Readdressed::channelId).toArray(Long[]::new))
                .update();
        left.forEach(one -> arriving.add(one.from()));
        Map<Long, String> now = new HashMap<>(before);
        readdressed.forEach(one -> now.replace(one.channelId(), one.to()));
        readers.leadOn(arriving, all(), now);
        tellMappings(change);
    }

    /** What was found by a former path of a channel is not when the channel goes. */
    void told(Change change, long channelId) {
        jdbc.sql("select path from release.channel_former where channel_id = ?")
                .param(channelId)
                .query(String.class)
                .list()
                .forEach(path -> change.key(Keys.channelPath(path)));
    }

    /** The addresses of a channel end, and with them those it had before; others that were led by its mappings are led on. */
    void end(Change change, long channelId) {
        Map<Long, String> standing = standing();
        LedReaders readers = new LedReaders(jdbc, siteId);
        Set<String> arriving = readers.arriving(all(), standing);
        int mapped = jdbc.sql("delete from release.mapping where channel_id = ?")
                .param(channelId)
                .update();
        if (mapped > 0) {
            standing.remove(channelId);
            readers.leadOn(arriving, all(), standing);
            tellMappings(change);
        }
    }

    /** By channel. */
    private Map<Long, String> standing() {
        Map<Long, String> paths = new HashMap<>();
        jdbc.sql("select channel_id, path from release.channel where site_id = ?")
                .param(siteId)
                .query((rs, i) -> paths.put(rs.getLong(1), rs.getString(2)))
                .list();
        return paths;
    }

    /** A channel stands again where one stood before. */
    private void forget(Set<String> paths) {
        jdbc.sql("delete from release.channel_former where site_id = ? and path = any (?)")
                .params(siteId, paths.toArray(String[]::new))
                .update();
        jdbc.sql("""
                delete from release.mapping
                where site_id = ? and match = 'prefix' and source = any (?) and channel_id is not null""")
                .params(siteId, paths.stream().map(FormerAddresses::address).toArray(String[]::new))
                .update();
    }

    private static void tellMappings(Change change) {
        change.key(Keys.mappings(Pages.RULES)).page(Pages.mappings(Pages.RULES));
    }

    static String address(String path) {
        return "/" + path + "/";
    }
}
