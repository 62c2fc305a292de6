package org.huizheng.emergency;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document that was taken down everywhere, and how far it is gone.
 *
 * @param pages that showed it, of them {@code gone} are as they should be; {@code cached} stand behind a cache, of them
 *     {@code purged} are forgotten, {@code paused} may be kept by one that is told nothing for now; {@code failed} wait for
 *     a person
 * @param millis until the last page was gone, so far
 */
public record TakeDown(
        long id,
        long documentId,
        String title,
        String reason,
        String takenBy,
        Instant takenAt,
        List<Long> sites,
        @Nullable Instant finishedAt,
        int pages,
        int gone,
        int cached,
        int purged,
        int paused,
        int failed,
        long millis) {

    /** One page, with milliseconds after the taking down; null where it has not come to it. */
    public record Page(
            String siteName,
            String page,
            String path,
            boolean cached,
            @Nullable Long goneMillis,
            @Nullable Long purgedMillis,
            boolean paused,
            @Nullable String failure) {}
}
