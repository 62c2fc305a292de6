package org.huizheng.console.system;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Blocker;
import org.huizheng.operation.Task;
import org.jspecify.annotations.Nullable;

/** The system page. */
public record SystemView(
        String version,
        Instant startedAt,
        long uptimeSeconds,
        String java,
        Instant now,
        List<Check> checks,
        SystemQueries.Database database,
        boolean embeddedDatabase,
        Disk disk,
        Memory memory,
        List<SystemQueries.Lane> lanes,
        Throughput.Pages throughput,
        long deadLetters,
        SystemQueries.Search search,
        List<SystemQueries.Worker> workers,
        @Nullable LastBackup lastBackup,
        List<Task> runningTasks,
        List<String> allowedActions,
        Map<String, List<Blocker>> blockers) {

    public record Check(String name, String label, boolean well, String text) {}

    public record Disk(String path, long freeBytes, long totalBytes, long reserveBytes) {}

    public record Memory(long usedBytes, long committedBytes, long maxBytes) {}

    public record LastBackup(Instant at, String by, String directory, long files) {}
}
