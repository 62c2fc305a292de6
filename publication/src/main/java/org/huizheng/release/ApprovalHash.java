package org.huizheng.release;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.huizheng.kernel.Hashes;

/** Binds an approval to what was approved: content and placements. The renderer recomputes it; no match, no bytes. */
public final class ApprovalHash {

    private ApprovalHash() {}

    public static byte[] of(EditionContent content, List<ReleasedEdition.Placement> placements) {
        return of(content, utf8(line(placements)));
    }

    static byte[] of(EditionContent content, byte[] placements) {
        return of(utf8(content.meta()), utf8(content.body()), placements);
    }

    /** All three in UTF-8. @param placements the {@link #line} of the placements */
    public static byte[] of(byte[] meta, byte[] body, byte[] placements) {
        return Hashes.sha256(meta, body, placements);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
