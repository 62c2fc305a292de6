package org.huizheng.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The running postmaster. */
record ServerProcess(Process process, int port) {

    static ServerProcess start(EmbeddedSettings settings, Binaries binaries, Unprivileged unprivileged, int port)
            throws IOException {
        List<String> program = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", settings.data().toString(), "-p", String.valueOf(port)));
        program.addAll(ServerOptions.of(settings));
        Process process = Command.builder(unprivileged.detached(program))
                .redirectErrorStream(true)
                .redirectOutput(settings.startLog().toFile())
                .start();
        return new ServerProcess(process, port);
    }

    /** The end of the server's log, then what it said before it opened one. */
    static String lastWords(EmbeddedSettings settings) throws IOException {
        Path directory = settings.data().resolve("log");
        String log = "";
        if (Files.isDirectory(directory)) {
            try (var files = Files.list(directory)) {
                var newest =
                        files.max(Comparator.comparing(file -> file.toFile().lastModified()));
                log = newest.isPresent() ? tail(newest.get()) : "";
            }
        }
        return log + "\n" + Files.readString(settings.startLog());
    }

    private static String tail(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    /** SIGINT: open sessions are ended, what is committed is kept. (SIGTERM would wait for every client to leave.) */
    void stop() throws IOException {
        try {
            Command.signal("INT", process.pid());
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                Command.signal("QUIT", process.pid());
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
