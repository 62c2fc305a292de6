package org.huizheng.media;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of the library.
 *
 * @param blob the hash of the bytes that are kept
 * @param size of those bytes
 * @param width and height as shown, null unless it is a picture
 * @param mapNumber 审图号, which a map must show (地图管理条例)
 */
public record MediaItem(
        long id,
        long siteId,
        String name,
        String kind,
        String mediaType,
        String extension,
        String blob,
        long size,
        @Nullable Integer width,
        @Nullable Integer height,
        String alt,
        String mapNumber,
        MediaState state,
        String createdBy,
        Instant createdAt,
        long version) {}
