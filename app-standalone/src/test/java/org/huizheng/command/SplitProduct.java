package org.huizheng.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.portal.PortalMain;
import org.huizheng.process.Database;
import org.huizheng.process.RunningProduct;
import org.huizheng.standalone.TestProduct;
import org.springframework.util.FileSystemUtils;

/** Console, worker and portal as processes over one external database and one data directory with two sites in it. */
final class SplitProduct implements AutoCloseable {

    final Path data = TestProduct.directory();
    final TestDatabase database = TestDatabase.empty();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Process> started = new ArrayList<>();

    SplitProduct() throws IOException {
        Path passwords = Database.passwordFile(data);
        Files.createDirectories(passwords.getParent());
        Files.copy(database.server().home().resolve("roles.secret"), passwords);
    }

    Processes.Ended run(String... arguments) throws IOException, InterruptedException {
        return Processes.run(data, Map.of(), with(arguments));
    }

    Process start(String... arguments) throws IOException {
        return remember(Processes.start(output(arguments[0]), with(arguments)));
    }

    /** What the processes of one kind printed. */
    Path output(String verb) {
        return data.resolve(verb + ".txt");
    }

    Process portal(int port) throws IOException {
        Path password = Files.createFile(
                data.resolve("portal.password"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, database.portal().getPassword());
        return remember(Processes.start(
                PortalMain.class,
                output("portal"),
                "--huizheng.portal.pages=" + data.resolve("pages"),
                "--huizheng.seal.file=" + data.resolve("secrets/page-seal"),
                "--huizheng.portal.bind=127.0.0.1",
                "--huizheng.portal.port=" + port,
                "--huizheng.database.url=" + database.url(),
                "--huizheng.database.password-file=" + password,
                "--huizheng.search.directory=" + data.resolve("portal-search")));
    }

    private Process remember(Process process) {
        started.add(process);
        return process;
    }

    private String[] with(String... arguments) {
        return Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--data", data.toString(), "--database-url", database.url(), "--console-port", "0"))
                .toArray(String[]::new);
    }

    String console() throws Exception {
        await(Duration.ofSeconds(60), () -> RunningProduct.of(data).isPresent());
        return RunningProduct.of(data).orElseThrow().console();
    }

    HttpResponse<String> api(String method, String path, String body) throws Exception {
        return send(request(console() + path, method, body).build());
    }

    /** With the key under which it is done once, of a console that may be gone. */
    HttpResponse<String> call(String url, String key, String method, String body)
            throws IOException, InterruptedException {
        return send(request(url, method, body).header("Idempotency-Key", key).build());
    }

    private HttpRequest.Builder request(String url, String method, String body) throws IOException {
        String token = Files.readString(data.resolve("secrets/command.token")).strip();
        return HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    boolean answers(String url, int status) throws InterruptedException {
        try {
            return get(url).statusCode() == status;
        } catch (IOException notYet) {
            return false;
        }
    }

    static void await(Duration patience, Callable<Boolean> wanted) throws Exception {
        Instant end = Instant.now().plus(patience);
        while (!wanted.call()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + patience);
            }
            Thread.sleep(50);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        client.close();
        for (Process process : started) {
            process.destroyForcibly();
            try {
                process.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        database.close();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
