package org.huizheng.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huizheng.kernel.Problem;

/** A JVM of its own that holds a server and says the number of each row once it is acknowledged. */
final class WritingProcess {

    private final Process process;
    private final BufferedReader says;

    private WritingProcess(Process process) {
        this.process = process;
        this.says = process.inputReader(StandardCharsets.UTF_8);
    }

    static WritingProcess start(Path home) throws IOException {
        return start(List.of(), home);
    }

    static WritingProcess start(List<String> prefix, Path home) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                WritingProcess.class.getName(),
                home.toString()));
        return new WritingProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    String line() throws IOException {
        return String.valueOf(says.readLine());
    }

    void awaitRow(int row) throws IOException {
        for (String line = line(); !line.equals(String.valueOf(row)); line = line()) {
            if (line.equals("null")) {
                throw new IOException("ended before row " + row);
            }
        }
    }

    /** @return the last row it had acknowledged */
    int kill() throws IOException, InterruptedException {
        // not by destroyForcibly, which would also throw away what it said
        Command.signal("KILL", process.pid());
        process.waitFor();
        int last = 0;
        for (String line = line(); !line.equals("null"); line = line()) {
            last = line.matches("[0-9]+") ? Integer.parseInt(line) : last;
        }
        return last;
    }

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(
                        EmbeddedSettings.in(Path.of(arguments[0])).withSharedBuffers("32MB"));
                var session = postgres.superuser("postgres").getConnection();
                var statement = session.createStatement()) {
            System.out.println("pid " + postgres.pid());
            statement.execute("create table if not exists acknowledged (n int)");
            for (int n = 1; ; n++) {
                statement.execute("insert into acknowledged values (" + n + ")");
                System.out.println(n);
            }
        } catch (Problem e) {
            System.out.println("problem " + e.type() + " " + e.getMessage());
        }
    }
}
