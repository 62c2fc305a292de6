package org.huizheng.release;

import java.util.Map;
import java.util.TreeMap;
import org.huizheng.kernel.Hashes;

/** What a theme version is called by: the SHA-256 of its templates, its files and the defaults of its settings. */
public final class ThemeHash {

    /** Made of the others. */
    static final String PACKED = ".gz";

    private ThemeHash() {}

    /**
     * @param templates source by path
     * @param assets blob by path
     * @return in hexadecimal
     */
    public static String of(Map<String, String> templates, Map<String, String> assets, Map<String, Object> settings) {
        Map<String, String> given = new TreeMap<>(assets);
        given.keySet().removeIf(path -> path.endsWith(PACKED));
        return Hashes.hex(
                Json.write(Map.of("templates", new TreeMap<>(templates), "assets", given, "settings", settings)));
    }
}
