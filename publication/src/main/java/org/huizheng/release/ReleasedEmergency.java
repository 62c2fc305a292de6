package org.huizheng.release;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.huizheng.kernel.Hashes;
import org.jspecify.annotations.Nullable;

/**
 * An emergency as the sites it reaches show it.
 *
 * @param drill made on every site like a real one, and included in no page
 * @param sites null for every site, also those that are opened later
 */
public record ReleasedEmergency(
        long emergencyId,
        boolean drill,
        EmergencyContent content,
        @Nullable List<Long> sites) {

    /** What the approval stands for: the words, whether they are a drill, and where they are shown. */
    public byte[] hash() {
        return hash(drill, content.canonical(), sites);
    }

    public static byte[] hash(boolean drill, String canonical, @Nullable List<Long> sites) {
        String where = sites == null
                ? "*"
                : sites.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
        return Hashes.sha256(utf8(canonical), utf8(where), utf8(drill ? "drill" : "shown"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What pages read it as: one name for all sites, or one for each. */
    Changes changes() {
        Changes changes = new Changes();
        Change change = changes.of(Change.PLATFORM);
        if (sites == null) {
            change.key(Keys.emergency(drill));
        } else {
            sites.forEach(site -> change.key(Keys.emergency(drill, site)));
        }
        return changes;
    }
}
