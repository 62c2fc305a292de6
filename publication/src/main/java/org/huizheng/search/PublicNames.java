package org.huizheng.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.huizheng.kernel.LastKnown;
import org.huizheng.release.SiteStates;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The names that stand beside hits and facet values; the last ones known while the database is away. */
final class PublicNames {

    private static final Logger LOG = LoggerFactory.getLogger(PublicNames.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration FRESH = Duration.ofSeconds(2);

    record Site(String code, String name, String host, boolean online) {}

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

        Optional<Long> siteId(String code) {
            return sites.entrySet().stream()
                    .filter(site -> site.getValue().code().equals(code))
                    .map(Map.Entry::getKey)
                    .findFirst();
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
    private volatile @Nullable Names written;
    private final @Nullable Path copy;
    private final LastKnown<Names> names;

    /** @param copy file for the next process that begins while the database is away, or null */
    PublicNames(JdbcClient jdbc, @Nullable Path copy) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.names = new LastKnown<>(this::readAndKeep, FRESH, kept(copy));
    }

    private static @Nullable Names kept(@Nullable Path copy) {
        try {
            return copy == null || !Files.exists(copy) ? null : JSON.readValue(Files.readString(copy), Names.class);
        } catch (IOException | JacksonException e) {
            LOG.warn("{} cannot be read and will be written again: {}", copy, e.toString());
            return null;
        }
    }

    private Names readAndKeep() {
        Names read = read();
        if (copy != null && !read.equals(written)) {
            try {
                Path beside = copy.resolveSibling(copy.getFileName() + ".new");
                Files.writeString(beside, JSON.writeValueAsString(read));
                Files.move(beside, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                written = read;
            } catch (IOException e) {
                LOG.warn("{} cannot be written: {}", copy, e.toString());
            }
        }
        return read;
    }

    Names now() {
        return names.get();
    }

    /** Reads them before the first reader asks, who may ask when the database is away. */
    void prepare() {
        names.prepare();
    }

    private Names read() {
        Map<Long, Site> sites = new HashMap<>();
        jdbc.sql("""
                select s.site_id, s.code, s.name, s.state, coalesce(h.host, s.domain) as host
                from release.site s left join release.host h on h.site_id = s.site_id and h.main""").query(rs -> {
            sites.put(
                    rs.getLong(1),
                    new Site(rs.getString(2), rs.getString(3), rs.getString(5), SiteStates.isRead(rs.getString(4))));
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
