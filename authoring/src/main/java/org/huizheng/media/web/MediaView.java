package org.huizheng.media.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Blocker;
import org.huizheng.media.MediaItem;
import org.huizheng.media.MediaState;
import org.huizheng.media.MediaUses.Uses;
import org.huizheng.media.Rendition;
import org.jspecify.annotations.Nullable;

/** A file with all that is known of it and what can be done with it now. */
record MediaView(
        Item item,
        String site,
        String sha256,
        List<Smaller> renditions,
        String content,
        Uses uses,
        List<String> allowedActions,
        Map<String, List<Blocker>> blockers) {

    record Smaller(int width, int height, long size, String address) {}

    /** A file in a list. {@code shown} says that some page shows it to the public. */
    record Item(
            long id,
            String name,
            String kind,
            String mediaType,
            long size,
            @Nullable Integer width,
            @Nullable Integer height,
            String alt,
            String mapNumber,
            MediaState state,
            String stateName,
            boolean shown,
            String createdBy,
            Instant createdAt,
            @Nullable String thumbnail,
            long version) {

        static Item of(MediaItem m, List<Rendition> renditions, boolean shown) {
            boolean opens = m.state() == MediaState.READY && m.kind().equals("image");
            String small = renditions.isEmpty()
                    ? content(m.id())
                    : content(m.id()) + "?rendition=" + renditions.getFirst().width();
            return new Item(
                    m.id(),
                    m.name(),
                    m.kind(),
                    m.mediaType(),
                    m.size(),
                    m.width(),
                    m.height(),
                    m.alt(),
                    m.mapNumber(),
                    m.state(),
                    m.state().label(),
                    shown,
                    m.createdBy(),
                    m.createdAt(),
                    opens ? small : null,
                    m.version());
        }
    }

    static String content(long mediaId) {
        return "/api/media/" + mediaId + "/content";
    }
}
