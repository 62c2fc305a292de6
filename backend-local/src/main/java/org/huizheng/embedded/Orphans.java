package org.huizheng.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a killed predecessor left running on the same data. PostgreSQL processes work in their data directory, so they are
 * known by it and not by a number in a file, which may long belong to somebody else.
 */
record Orphans(Path data) {

    void stop() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        List<ProcessHandle> living = living();
        String postmaster = Files.exists(pidFile)
                ? Files.readString(pidFile).lines().findFirst().orElse("")
                : "";
        for (ProcessHandle process : living) {
            if (String.valueOf(process.pid()).equals(postmaster.strip())) {
                end(process, "INT", 120);
            }
        }
        // without their postmaster they end by themselves; starting beside one would corrupt the data
        for (ProcessHandle process : living()) {
            end(process, "QUIT", 10);
        }
        Files.deleteIfExists(pidFile);
    }

    private List<ProcessHandle> living() {
        return ProcessHandle.allProcesses().filter(this::worksHere).toList();
    }

    private boolean worksHere(ProcessHandle process) {
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        try {
            return Files.readSymbolicLink(proc.resolve("cwd")).equals(data)
                    && Files.readString(proc.resolve("comm")).strip().equals("postgres");
        } catch (IOException goneOrForeign) {
            return false;
        }
    }

    private static void end(ProcessHandle process, String signal, int seconds) throws IOException {
        Command.signal(signal, process.pid());
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
