package org.huizheng.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.page.SealedHosts;
import org.huizheng.release.Json;
import org.huizheng.release.ReleasedSites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code hosts.json} beside the page trees: which host leads to which site, for portals without a database. */
final class HostsFile {

    private static final Logger LOG = LoggerFactory.getLogger(HostsFile.class);

    private final Engine engine;
    private final Path file;
    private final String portalSite;
    private String written = "";

    /** @param portalSite the site shown on a bare loopback address; "" means the first */
    HostsFile(Engine engine, Path pages, String portalSite) {
        this.engine = engine;
        this.file = pages.resolve("hosts.json");
        this.portalSite = portalSite;
    }

    private boolean isWritten(String text) throws IOException {
        boolean same = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.readString(file, StandardCharsets.ISO_8859_1)
                        .equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        if (!same) {
            LOG.error("{} was changed behind our back and is written again", file);
        }
        return same;
    }

    /** Again also where somebody else wrote it. */
    synchronized void write() {
        Map<String, String> hosts = ReleasedSites.hosts(engine.jdbc);
        String portal = portalSite.isEmpty()
                ? engine.jdbc
                        .sql("select code from release.site order by site_id limit 1")
                        .query(String.class)
                        .optional()
                        .orElse("")
                : portalSite;
        String text =
                SealedHosts.seal(Json.write(new TreeMap<>(Map.of("hosts", hosts, "portal", portal))), engine.seal);
        try {
            if (text.equals(written) && isWritten(text)) {
                return;
            }
            Files.createDirectories(file.getParent());
            Path beside = file.resolveSibling("hosts.json.new");
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            written = text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
