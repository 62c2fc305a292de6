package org.huizheng.search;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The names that stand beside hits and facet values, read again every few seconds; the last ones known while the database
 * is away, so that search goes on without it.
 */
final class PublicNames {

    private static final Logger LOG = LoggerFactory.getLogger(PublicNames.class);
    private static final Duration FRESH = Duration.ofSeconds(5);

    record Site(String name, String host, boolean online) {}

    /** @param channels names of top channels by {@code siteId/path} */
    record Names(Map<Long, Site> sites, Map<String, String> types, Map<String, String> channels) {

        Set<Long> online() {
            Set<Long> online = new TreeSet<>();
            sites.forEach((id, site) -> {
                if (site.online()) {
                    online.add(id);
                }
            });
            return online;
        }

        String site(long siteId) {
            Site site = sites.get(siteId);
            return site == null ? "" : site.name();
        }

        String channel(long siteId, String path) {
            String own = channels.get(siteId + "/" + path);
            return own != null
                    ? own
                    : channels.entrySet().stream()
                            .filter(c -> c.getKey().endsWith("/" + path))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse(path);
        }
    }

    private final JdbcClient jdbc;
    private volatile Names names = new Names(Map.of(), Map.of(), Map.of());
    private volatile long readAt = System.nanoTime() - FRESH.toNanos();

    PublicNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Names now() {
        if (System.nanoTime() - readAt >= FRESH.toNanos()) {
            readAt = System.nanoTime();
            try {
                names = read();
            } catch (DataAccessException e) {
                LOG.warn("Names for search cannot be read, the last known are used: {}", e.getMessage());
            }
        }
        return names;
    }

    private Names read() {
        Map<Long, Site> sites = new HashMap<>();
        jdbc.sql("""
                select s.site_id, s.name, s.state, coalesce(h.host, s.domain) as host
                from release.site s left join release.host h on h.site_id = s.site_id and h.main""").query(rs -> {
            sites.put(
                    rs.getLong(1),
                    new Site(rs.getString(2), rs.getString(4), !rs.getString(3).equals("offline")));
        });
        Map<String, String> types = new HashMap<>();
        jdbc.sql("select code, name from release.content_type").query(rs -> {
            types.put(rs.getString(1), rs.getString(2));
        });
        Map<String, String> channels = new HashMap<>();
        jdbc.sql("select site_id, path, name from release.channel where position('/' in path) = 0")
                .query(rs -> {
                    channels.put(rs.getLong(1) + "/" + rs.getString(2), rs.getString(3));
                });
        return new Names(sites, types, channels);
    }
}
