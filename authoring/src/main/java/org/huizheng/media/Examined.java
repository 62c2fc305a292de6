package org.huizheng.media;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that was looked at, and what is kept of it, in the private area of the blob store. */
record Examined(
        String name,
        FileType type,
        String blob,
        long size,
        @Nullable Integer width,
        @Nullable Integer height,
        List<Rendition> renditions) {}
