package org.huizheng.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The product as an operator meets it: a process with arguments, output and an exit code. */
final class Processes {

    record Ended(int code, String out, String err) {}

    private Processes() {}

    static Ended run(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        return run(out, err, Duration.ofSeconds(120), environment, arguments);
    }

    static Ended run(Path out, Path err, Duration patience, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = builder(Main.class, environment, arguments);
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("still running: " + Files.readString(out) + Files.readString(err));
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    static Process start(Path output, String... arguments) throws IOException {
        return start(Main.class, output, arguments);
    }

    static Process start(Class<?> main, Path output, String... arguments) throws IOException {
        return builder(main, Map.of(), arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static ProcessBuilder builder(Class<?> main, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=America/Los_Angeles",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("HUIZHENG_"));
        builder.environment().putAll(environment);
        return builder;
    }
}
