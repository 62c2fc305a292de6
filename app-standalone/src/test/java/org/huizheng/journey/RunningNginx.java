package org.huizheng.journey;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.huizheng.portal.NginxConfiguration;

/** The nginx of this machine with the configuration we write, in front of a portal. */
final class RunningNginx implements AutoCloseable {

    private static final String AROUND = """
            daemon off;
            master_process off;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log warn;
            events { worker_connections 512; }
            http {
              access_log off;
              sendfile on;
              client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
              include %1$s/conf/huizheng.conf;
            }
            """;

    final int port;
    private final Path scratch;
    private final Process process;

    RunningNginx(Path pages, int portal, Path scratch) throws Exception {
        this.scratch = scratch;
        this.port = free();
        new NginxConfiguration(
                        pages,
                        "127.0.0.1:" + port,
                        "127.0.0.1:" + portal,
                        Duration.ofDays(365),
                        scratch.resolve("conf"))
                .write();
        Path main = Files.writeString(scratch.resolve("nginx.conf"), AROUND.formatted(scratch));
        this.process = new ProcessBuilder(List.of(program().orElseThrow(), "-c", main.toString()))
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("out.log").toFile())
                .start();
        Patience.until("nginx listens", 10, this::listens, listens -> listens);
    }

    /** Where it is installed, if it is. */
    static Optional<String> program() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx")
                .filter(name -> Files.isExecutable(Path.of(name)))
                .findFirst();
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean listens() throws IOException {
        if (!process.isAlive()) {
            throw new IOException(Files.readString(scratch.resolve("out.log")));
        }
        try (Socket unused = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
