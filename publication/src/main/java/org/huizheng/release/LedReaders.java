package org.huizheng.release;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The readers who ask for a list where it stood. The mapping with the longest path answers each of them, so one of a channel answers for
 * those that stood below it as long as they stand below it still; the others need their own. Whoever arrived before a change
 * arrives after it; whom someone's own mapping leads, or nobody any more, is left to that.
 */
final class LedReaders {

    private static final String NOTE = "栏目改地址时自动登记";

    private final JdbcClient jdbc;
    private final long siteId;

    LedReaders(JdbcClient jdbc, long siteId) {
        this.jdbc = jdbc;
        this.siteId = siteId;
    }

    /** @param channelId null for one that someone wrote */
    private record Prefix(
            String source, String target, @Nullable Long channelId) {}

    /**
     * The former paths whose readers are led to where their channel stands.
     *
     * @param former the channels by the paths they had
     * @param standing the paths at which channels stand
     */
    Set<String> arriving(Map<String, Long> former, Map<Long, String> standing) {
        Map<String, Prefix> prefixes = prefixes();
        Set<String> arriving = new HashSet<>();
        former.forEach((path, channel) -> {
            String to = standing.get(channel);
            if (to != null && leads(prefixes, path, to)) {
                arriving.add(path);
            }
        });
        return arriving;
    }

    /** Those above first: what they answer for needs nothing of its own. */
    void leadOn(Set<String> arriving, Map<String, Long> former, Map<Long, String> standing) {
        Map<String, Prefix> prefixes = prefixes();
        List<String> paths = arriving.stream()
                .filter(path -> standing.containsKey(former.get(path)))
                .sorted(Comparator.comparing(String::length))
                .toList();
        for (String path : paths) {
            Long channel = Objects.requireNonNull(former.get(path));
            String to = Objects.requireNonNull(standing.get(channel));
            Prefix own = prefixes.get(FormerAddresses.address(path));
            boolean someones = own != null && own.channelId == null;
            boolean followsIt = own != null && channel.equals(own.channelId);
            if (!someones && (own != null && !followsIt || !leads(prefixes, path, to))) {
                Prefix led = new Prefix(FormerAddresses.address(path), FormerAddresses.address(to) + "$1", channel);
                put(led, channel);
                prefixes.put(led.source, led);
            }
        }
    }

    private Map<String, Prefix> prefixes() {
        Map<String, Prefix> prefixes = new HashMap<>();
        jdbc.sql("select source, target, channel_id from release.mapping where site_id = ? and match = 'prefix'")
                .param(siteId)
                .query(Prefix.class)
                .list()
                .forEach(prefix -> prefixes.put(prefix.source, prefix));
        return prefixes;
    }

    private static boolean leads(Map<String, Prefix> prefixes, String path, String to) {
        String address = FormerAddresses.address(path);
        for (int length = address.length(); length > 0; length--) {
            Prefix prefix = prefixes.get(address.substring(0, length));
            if (prefix != null) {
                return prefix.target.replace("$1", address.substring(length)).equals(FormerAddresses.address(to));
            }
        }
        return false;
    }

    private void put(Prefix prefix, long channelId) {
        jdbc.sql("""
                insert into release.mapping (site_id, match, source, kind, status, target, note, channel_id)
                values (?, 'prefix', ?, 'redirect', 301, ?, ?, ?)
                on conflict (site_id, match, source) do update
                set target = excluded.target, channel_id = excluded.channel_id, changed_at = now()
                where mapping.channel_id is not null""")
                .params(siteId, prefix.source, prefix.target, NOTE, channelId)
                .update();
    }
}
