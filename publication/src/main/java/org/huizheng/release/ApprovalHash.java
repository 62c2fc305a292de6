package org.huizheng.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.huizheng.kernel.Hashes;

/** Binds an approval to what was approved: content and placements. The renderer recomputes it; no match, no bytes. */
public final class ApprovalHash {

    private ApprovalHash() {}

    public static byte[] of(EditionContent content, List<ReleasedEdition.Placement> placements) {
        return of(content.meta(), content.body(), line(placements));
    }

    /** @param placements the {@link #line} of the placements */
    public static byte[] of(String meta, String body, String placements) {
        MessageDigest digest = Hashes.digest();
        digest.update(meta.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(body.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(placements.getBytes(StandardCharsets.UTF_8));
        return digest.digest();
    }

    /** Placements in one order as text: {@code site/channel/primary/ordinal/pinned} joined by spaces. */
    public static String line(List<ReleasedEdition.Placement> placements) {
        return placements.stream()
                .sorted(Comparator.comparingLong(ReleasedEdition.Placement::siteId)
                        .thenComparingLong(ReleasedEdition.Placement::channelId))
                .map(p -> p.siteId() + "/" + p.channelId() + "/" + (p.primary() ? 1 : 0) + "/" + p.ordinal() + "/"
                        + p.pinned())
                .collect(Collectors.joining(" "));
    }
}
