package org.huizheng.media;

import org.jspecify.annotations.Nullable;

/**
 * A file on its way. {@code state} is {@code receiving}, {@code finished} or {@code refused}.
 *
 * @param received bytes that are safe; the next piece begins here
 * @param sha256 of the whole file as the browser computed it
 * @param mediaId what became of it
 */
public record Upload(
        long id,
        long siteId,
        String name,
        long size,
        @Nullable String sha256,
        long received,
        String state,
        @Nullable Long mediaId,
        boolean duplicate,
        @Nullable String reason,
        String createdBy) {

    boolean isReceiving() {
        return state.equals("receiving");
    }
}
