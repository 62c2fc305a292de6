package org.huizheng.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A short-lived program run to its end. */
record Command(int exit, String output) {

    static Command run(List<String> command, String input) throws IOException {
        Process process = builder(command).redirectErrorStream(true).start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(input);
        } catch (IOException endedWithoutReading) {
            // its exit code says why
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Command(waitFor(process), output);
    }

    static Command run(List<String> command) throws IOException {
        return run(command, "");
    }

    /** Free of the shell's PGDATA, PGPORT and their like, and speaking English, since its words are read. */
    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    static boolean exists(String program) {
        return List.of(String.valueOf(System.getenv("PATH")).split(":")).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** The shell's own kill: minimal systems have no other. */
    static void signal(String signal, long pid) throws IOException {
        run(List.of("sh", "-c", "kill -" + signal + " " + pid));
    }

    boolean ok() {
        return exit == 0;
    }

    private static int waitFor(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException("interrupted", e);
        }
    }
}
