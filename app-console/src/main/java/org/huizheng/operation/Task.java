package org.huizheng.operation;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation in the background, as it stands.
 *
 * @param outcome when it is done
 * @param problem why it failed or was aborted
 */
public record Task(
        long id,
        String operation,
        String title,
        TaskState state,
        String stateName,
        At progress,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Result outcome,
        @Nullable String problem) {

    /** @param total 0 while unknown */
    public record At(String what, long done, long total) {}

    public record Result(String text, Map<String, Object> facts) {}
}
