package org.huizheng.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.huizheng.media.MalwareScanner.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a clear answer is an answer. */
class ClamScannerTests {

    private static final Path CLAMD = Path.of("/usr/sbin/clamd");

    @TempDir
    private Path folder;

    private Path file;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    @BeforeEach
    void file() throws IOException {
        byte[] bytes = new byte[200_000];
        new Random(7).nextBytes(bytes);
        file = Files.write(folder.resolve("file"), bytes);
    }

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    @Test
    void aCleanFileIsClean() throws IOException {
        try (FakeScanner fake = FakeScanner.answering("stream: OK\0")) {
            assertThat(scan(fake.place())).isEqualTo(new Verdict.Clean());
            assertThat(fake.heard).isEqualTo(200_000);
        }
    }

    @Test
    void aFoundSignatureIsNamed() throws IOException {
        try (FakeScanner fake = FakeScanner.answering("stream: Win.Test.EICAR_HDB-1 FOUND\0")) {
            assertThat(scan(fake.place())).isEqualTo(new Verdict.Infected("Win.Test.EICAR_HDB-1"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0",
                "OK",
                "stream: OK and more",
                "stream: NOT OK",
                "INSTREAM size limit exceeded. ERROR\0",
                "HTTP/1.1 200 OK\r\n\r\nstream: OK",
                "\u0000\u0001\u0002stream: OK\0",
            })
    void whatIsNoAnswerMakesNoFileClean(String answer) throws IOException {
        try (FakeScanner fake = FakeScanner.answering(answer)) {
            assertThat(scan(fake.place())).isInstanceOf(Verdict.Unknown.class);
        }
    }

    @Test
    void aScannerThatHangsUpWhileItHearsMakesNoFileClean() throws IOException {
        try (FakeScanner fake =
                new FakeScanner(connection -> connection.getInputStream().readNBytes(100))) {
            assertThat(scan(fake.place())).isInstanceOf(Verdict.Unknown.class);
        }
    }

    @Test
    void aScannerThatHasHeardEnoughIsHeard() throws IOException {
        try (FakeScanner fake = new FakeScanner(connection -> {
            connection.getInputStream().readNBytes(100);
            connection.getOutputStream().write("stream: Bad FOUND\0".getBytes(StandardCharsets.UTF_8));
            connection.shutdownOutput();
            Thread.sleep(200);
        })) {
            assertThat(scan(fake.place())).isEqualTo(new Verdict.Infected("Bad"));
        }
    }

    @Test
    void aSlowScannerIsLeftInTime() throws IOException {
        try (FakeScanner fake = new FakeScanner(connection -> Thread.sleep(60_000))) {
            long begun = System.nanoTime();
            Verdict verdict = new ClamScanner(fake.place(), Duration.ofMillis(300), clock).scan(file);
            assertThat(verdict).isInstanceOf(Verdict.Unknown.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void aScannerThatAnswersForEverIsLeft() throws IOException {
        try (FakeScanner fake = new FakeScanner(connection -> {
            FakeScanner.hear(connection);
            for (int i = 0; i < 10_000; i++) {
                connection.getOutputStream().write(new byte[1024]);
            }
        })) {
            assertThat(scan(fake.place())).isInstanceOf(Verdict.Unknown.class);
        }
    }

    @Test
    void noScannerMakesNoFileClean() {
        assertThat(scan("127.0.0.1:1")).isInstanceOf(Verdict.Unknown.class);
        assertThat(scan("unix:" + folder.resolve("nobody"))).isInstanceOf(Verdict.Unknown.class);
        assertThat(scan("no-such-host.invalid:3310")).isInstanceOf(Verdict.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clamd", "unix:clamd.ctl", "host:port", ":3310"})
    void whatIsNoPlaceIsRefusedAtTheStart(String place) {
        assertThatThrownBy(() -> new ClamScanner(place, Duration.ofSeconds(1), clock))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theRealOneKnowsALocalSignature() throws Exception {
        assumeThat(Files.isExecutable(CLAMD))
                .as("clamav-daemon is not installed")
                .isTrue();
        byte[] bad = "Huizheng test malware".getBytes(StandardCharsets.US_ASCII);
        Path signatures = Files.createDirectory(folder.resolve("signatures"));
        Files.writeString(
                signatures.resolve("local.hdb"),
                HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bad)) + ":" + bad.length
                        + ":Huizheng.Test\n");
        Path socket = folder.resolve("clamd.ctl");
        Path settings = Files.writeString(folder.resolve("clamd.conf"), """
                LocalSocket %s
                DatabaseDirectory %s
                TemporaryDirectory %s
                StreamMaxLength 1M
                Foreground yes
                """.formatted(socket, signatures, folder));
        Process clamd = new ProcessBuilder(CLAMD.toString(), "--config-file=" + settings)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("clamd.log").toFile())
                .start();
        try {
            for (int turn = 0; turn < 300 && clamd.isAlive() && !Files.exists(socket); turn++) {
                Thread.sleep(50);
            }
            assertThat(socket).as(Files.readString(folder.resolve("clamd.log"))).exists();
            String place = "unix:" + socket;
            assertThat(scan(place)).isEqualTo(new Verdict.Clean());
            file = Files.write(folder.resolve("bad"), bad);
            assertThat(scan(place)).isEqualTo(new Verdict.Infected("Huizheng.Test.UNOFFICIAL"));
            file = Files.write(folder.resolve("large"), new byte[3 << 20]);
            assertThat(scan(place)).isInstanceOf(Verdict.Unknown.class);
        } finally {
            clamd.destroy();
            clamd.waitFor();
        }
    }

    private Verdict scan(String place) {
        return new ClamScanner(place, Duration.ofSeconds(20), clock).scan(file);
    }
}
