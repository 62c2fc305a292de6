package org.huizheng.embedded;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the embedded server lives and how much of the machine it takes.
 *
 * @param timeZone of the server's log and sessions; stored times never depend on it
 * @param overrides server settings by their PostgreSQL name, stronger than ours
 */
public record EmbeddedSettings(
        Path home, String sharedBuffers, int maxConnections, String timeZone, Map<String, String> overrides) {

    public EmbeddedSettings {
        home = home.toAbsolutePath().normalize();
        overrides = Map.copyOf(overrides);
    }

    /** Fits a machine of 4 GiB. */
    public static EmbeddedSettings in(Path home) {
        return new EmbeddedSettings(home, "256MB", 100, "Asia/Shanghai", Map.of());
    }

    public EmbeddedSettings withSharedBuffers(String size) {
        return new EmbeddedSettings(home, size, maxConnections, timeZone, overrides);
    }

    public EmbeddedSettings withTimeZone(String zone) {
        return new EmbeddedSettings(home, sharedBuffers, maxConnections, zone, overrides);
    }

    public EmbeddedSettings withOverrides(Map<String, String> settings) {
        return new EmbeddedSettings(home, sharedBuffers, maxConnections, timeZone, settings);
    }

    EmbeddedSettings withHome(Path realHome) {
        return new EmbeddedSettings(realHome, sharedBuffers, maxConnections, timeZone, overrides);
    }

    Path data() {
        return home.resolve("data");
    }

    Path superuserSecret() {
        return home.resolve("superuser.secret");
    }

    Path startLog() {
        return home.resolve("start.log");
    }
}
