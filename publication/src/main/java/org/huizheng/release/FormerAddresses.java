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
    record Readdressed(long channelId, String from, String to) {

        /** Whether this is told by what was told of another: the same change, further down. */
        boolean isBelow(Readdressed other) {
            return from.startsWith(other.from + "/") && to.equals(other.to + from.substring(other.from.length()));
        }
    }

    private static final String NOTE = "栏目改地址时自动登记";

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

    void keep(Change change, Collection<Readdressed> readdressed) {
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
        leadOn(readdressed);
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

    /** The addresses of a channel end, and with them those it had before. */
    void end(Change change, long channelId) {
        int mapped = jdbc.sql("delete from release.mapping where channel_id = ?")
                .param(channelId)
                .update();
        if (mapped > 0) {
            tellMappings(change);
        }
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

    /** A reader is sent once, however often the channel changed its address. */
    private void leadOn(Collection<Readdressed> readdressed) {
        for (Readdressed one : readdressed) {
            jdbc.sql("update release.mapping set target = ?, changed_at = now() where channel_id = ?")
                    .params(rest(one.to()), one.channelId())
                    .update();
        }
        for (Readdressed one : readdressed) {
            if (readdressed.stream().noneMatch(one::isBelow)) {
                jdbc.sql("""
                        insert into release.mapping (site_id, match, source, kind, status, target, note, channel_id)
                        values (?, 'prefix', ?, 'redirect', 301, ?, ?, ?)
                        on conflict (site_id, match, source) do update
                        set target = excluded.target, channel_id = excluded.channel_id, changed_at = now()
                        where mapping.channel_id is not null""")
                        .params(siteId, address(one.from()), rest(one.to()), NOTE, one.channelId())
                        .update();
            }
        }
    }

    private static void tellMappings(Change change) {
        change.key(Keys.mappings(Pages.RULES)).page(Pages.mappings(Pages.RULES));
    }

    static String address(String path) {
        return "/" + path + "/";
    }

    private static String rest(String path) {
        return address(path) + "$1";
    }
}
