package org.huizheng.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.huizheng.kernel.PageSeal;
import org.huizheng.page.SealedHosts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which host name leads to which site, read from {@code hosts.json} and read again when that file changes. A broken file, or one
 * with another seal, leaves the last good map in force: the sites stay up.
 */
final class HostMap {

    private static final Logger LOG = LoggerFactory.getLogger(HostMap.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path pages;
    private final Watched file;
    private final Map<String, SiteTree> sites = new ConcurrentHashMap<>();
    private final long revalidateNanos;
    private final @Nullable PageSeal seal;
    private volatile State state = new State(Map.of(), null);

    private record State(
            Map<String, SiteTree> hosts, @Nullable SiteTree portal) {}

    /** @param seal null to take hosts as they are */
    HostMap(Path pages, long revalidateNanos, @Nullable PageSeal seal) {
        this.seal = seal;
        this.pages = pages;
        this.revalidateNanos = revalidateNanos;
        this.file = new Watched(pages.resolve("hosts.json"), revalidateNanos, this::read);
    }

    /** @param host without port, as sent */
    @Nullable
    SiteTree byHost(String host) {
        file.look();
        Map<String, SiteTree> hosts = state.hosts;
        SiteTree site = hosts.get(host);
        return site != null ? site : byOddSpelling(hosts, host);
    }

    /** @return the site of that code when a host leads to it */
    @Nullable
    SiteTree byCode(String code) {
        file.look();
        SiteTree site = sites.get(code);
        return site != null && state.hosts.containsValue(site) ? site : null;
    }

    /** Those a host leads to. */
    Collection<SiteTree> sites() {
        file.look();
        return Set.copyOf(state.hosts.values());
    }

    /** The site behind {@code /} on a loopback address. */
    @Nullable
    SiteTree portal() {
        file.look();
        return state.portal;
    }

    /** @return the site of that code when it was ever asked for, whether or not a host leads to it now */
    @Nullable
    SiteTree known(String code) {
        return sites.get(code);
    }

    private @Nullable SiteTree byOddSpelling(Map<String, SiteTree> hosts, String host) {
        String name = host.toLowerCase(Locale.ROOT);
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        SiteTree site = hosts.get(name);
        if (site == null && name.endsWith(".localhost")) {
            site = byCode(name.substring(0, name.length() - ".localhost".length()));
        }
        return site;
    }

    private boolean read() {
        try {
            JsonNode root = JSON.readTree(opened(Files.readString(pages.resolve("hosts.json"))));
            Map<String, SiteTree> hosts = new HashMap<>();
            for (var entry : root.path("hosts").properties()) {
                String name = entry.getKey().toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
                hosts.put(name, site(entry.getValue().asString()));
            }
            String portal = root.path("portal").asString("");
            state = new State(Map.copyOf(hosts), portal.isEmpty() ? null : site(portal));
            return true;
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            LOG.warn("hosts.json cannot be read, keeping the hosts known before: {}", e.toString());
            return !(e instanceof IOException);
        }
    }

    private String opened(String file) {
        String text = seal == null ? file : SealedHosts.open(file, seal);
        if (text == null) {
            throw new IllegalArgumentException("its seal is not the makers'");
        }
        return text;
    }

    private SiteTree site(String code) {
        if (!code.matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
            throw new IllegalArgumentException("site code " + code);
        }
        return sites.computeIfAbsent(code, c -> new SiteTree(c, pages.resolve(c), revalidateNanos));
    }
}
