package org.huizheng.journey;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The embedded server, shut down at once and unable to start while its control file is elsewhere: the product keeps trying. */
final class StoppedDatabase {

    private final Path control;
    private final Path away;

    private StoppedDatabase(Path control) {
        this.control = control;
        this.away = control.resolveSibling("pg_control.away");
    }

    static StoppedDatabase of(Path data) throws Exception {
        Path cluster = data.resolve("pg/data");
        List<String> server = Files.readAllLines(cluster.resolve("postmaster.pid"));
        StoppedDatabase stopped = new StoppedDatabase(cluster.resolve("global/pg_control"));
        Files.move(stopped.control, stopped.away);
        new ProcessBuilder("kill", "-QUIT", server.get(0).strip())
                .inheritIO()
                .start()
                .waitFor();
        Patience.until(
                "PostgreSQL is gone",
                20,
                () -> refuses(Integer.parseInt(server.get(3).strip())),
                gone -> gone);
        return stopped;
    }

    void letStart() throws IOException {
        Files.move(away, control);
    }

    private static boolean refuses(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return false;
        } catch (ConnectException e) {
            return true;
        }
    }
}
