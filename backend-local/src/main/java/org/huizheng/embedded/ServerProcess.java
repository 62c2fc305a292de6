package org.huizheng.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The running postmaster. */
record ServerProcess(Process process, int port) {

    static ServerProcess start(EmbeddedSettings settings, Binaries binaries, Unprivileged unprivileged)
            throws IOException {
        int port = freePort();
        List<String> program = new ArrayList<>(List.of(
                binaries.program("postgres"), "-D", settings.data().toString(), "-p", String.valueOf(port)));
        program.addAll(ServerOptions.of(settings));
        Process process = Command.builder(unprivileged.detached(program))
                .redirectErrorStream(true)
                .redirectOutput(settings.startLog().toFile())
                .start();
        return new ServerProcess(process, port);
    }

    /** What the server said before its own log opened, and the end of that log. */
    static String lastWords(EmbeddedSettings settings) throws IOException {
        StringBuilder words = new StringBuilder(Files.readString(settings.startLog()));
        var log = settings.data().resolve("log");
        if (Files.isDirectory(log)) {
            try (var files = Files.list(log)) {
                var newest = files.max(java.util.Comparator.comparing(f -> f.toFile().lastModified()));
                if (newest.isPresent()) {
                    var lines = Files.readAllLines(newest.get());
                    words.append(String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size())));
                }
            }
        }
        return words.toString();
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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
