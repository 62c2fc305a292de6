package org.huizheng.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the product that uses a data directory can be reached, as written to {@code run.json}.
 *
 * @param portal "" when the portal is a process of its own
 */
public record RunningProduct(long pid, String console, String portal) {

    private static final JsonMapper JSON = new JsonMapper();

    static Path file(Path data) {
        return data.resolve("run.json");
    }

    String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** Empty when none runs; a file left by a killed process does not count. */
    public static Optional<RunningProduct> of(Path data) {
        try {
            RunningProduct found = JSON.readValue(Files.readString(file(data)), RunningProduct.class);
            return ProcessHandle.of(found.pid()).filter(ProcessHandle::isAlive).map(p -> found);
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }
}
