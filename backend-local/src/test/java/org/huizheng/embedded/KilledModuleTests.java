package org.huizheng.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class KilledModuleTests {

    @TempDir
    Path directory;

    @BeforeEach
    void saveUnpacking() {
        TestServer.get().lendBinaries(home());
    }

    @Test
    void aKilledServerComesBackOnItsPortWithEveryAcknowledgedRow() throws Exception {
        try (var postgres = start()) {
            int port = postgres.port();
            JdbcClient jdbc = JdbcClient.create(postgres.superuser("postgres"));
            jdbc.sql("create table acknowledged (n int)").update();
            int last = 0;
            for (int round = 0; round < 2; round++) {
                long killed = postgres.pid();
                Thread killer = Thread.ofPlatform().start(() -> killAfter(killed, 500));
                last = writeUntilRefused(jdbc, last);
                killer.join();
                awaitAnother(postgres, killed);
            }
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(rows(postgres)).isGreaterThanOrEqualTo(last);
        }
    }

    @Test
    void aKilledJvmLosesNoAcknowledgedRowAndItsServerIsStoppedFirst() throws Exception {
        WritingProcess writer = WritingProcess.start(home());
        long orphan = pid(writer);
        writer.awaitRow(200);
        int last = writer.kill();
        assertThat(ProcessHandle.of(orphan)).isPresent();
        try (var postgres = start()) {
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(rows(postgres)).isGreaterThanOrEqualTo(Math.max(200, last));
        }
    }

    @Test
    void bothKilledLoseNoAcknowledgedRow() throws Exception {
        WritingProcess writer = WritingProcess.start(home());
        long server = pid(writer);
        writer.awaitRow(200);
        int last = writer.kill();
        ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
        try (var postgres = start()) {
            assertThat(rows(postgres)).isGreaterThanOrEqualTo(Math.max(200, last));
        }
    }

    @Test
    @Tag("long")
    void twentyDeathsLoseNoAcknowledgedRow() throws Exception {
        int rows = 0;
        for (int round = 1; round <= 20; round++) {
            WritingProcess writer = WritingProcess.start(home());
            long server = pid(writer);
            writer.awaitRow(10 * round);
            if (round % 2 == 0) {
                ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
            }
            rows += Math.max(10 * round, writer.kill());
        }
        try (var postgres = start()) {
            assertThat(rows(postgres)).isGreaterThanOrEqualTo(rows);
        }
    }

    @Test
    void anotherProcessIsRefusedWhileThisOneHoldsTheHome() throws Exception {
        try (var postgres = start()) {
            WritingProcess second = WritingProcess.start(home());
            assertThat(second.line())
                    .startsWith("problem database-home-in-use")
                    .contains("pid " + ProcessHandle.current().pid());
            second.kill();
            assertThat(postgres.alive()).isTrue();
        }
    }

    @Test
    void aFullDiskIsOneSentence() throws Exception {
        assertThat(firstLineOn("size=20m")).startsWith("problem disk-full");
    }

    @Test
    void aReadOnlyDiskIsOneSentence() throws Exception {
        assertThat(firstLineOn("ro")).startsWith("problem database-home-unwritable");
    }

    @Test
    void whereNamespacesAreForbiddenRootBecomesNobody() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Path forbidden = Files.createDirectory(directory.resolve("forbidden"));
        Path unshare = Files.writeString(forbidden.resolve("unshare"), "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> without = List.of("env", "PATH=" + forbidden + ":" + System.getenv("PATH"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        WritingProcess refused = WritingProcess.start(without, home());
        assertThat(refused.line()).startsWith("problem database-home-private").contains(directory.toString());
        refused.kill();

        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        WritingProcess writer = WritingProcess.start(without, home());
        long server = pid(writer);
        assertThat(Files.getAttribute(Path.of("/proc", String.valueOf(server)), "unix:uid"))
                .isEqualTo(65534);
        writer.awaitRow(50);
        int last = writer.kill();
        try (var postgres = start()) {
            assertThat(rows(postgres)).isGreaterThanOrEqualTo(Math.max(50, last));
        }
    }

    /** What a process says that starts in a small file system of its own. */
    private String firstLineOn(String mountOptions) throws IOException, InterruptedException {
        List<String> privately = List.of("unshare", "-m", "sh", "-c");
        Path mount = Files.createDirectory(directory.resolve("mount"));
        String command = "mount -t tmpfs -o " + mountOptions + " none " + mount;
        List<String> probe = new ArrayList<>(privately);
        probe.add(command);
        assumeThat(Command.run(probe).ok()).as("may mount").isTrue();
        List<String> prefix = new ArrayList<>(privately);
        prefix.addAll(List.of(command + " && exec \"$@\"", "sh"));
        WritingProcess process = WritingProcess.start(prefix, mount);
        String line = process.line();
        process.kill();
        return line;
    }

    private static int writeUntilRefused(JdbcClient jdbc, int last) {
        int n = last;
        try {
            while (true) {
                jdbc.sql("insert into acknowledged values (?)").param(n + 1).update();
                n++;
            }
        } catch (DataAccessException killed) {
            return n;
        }
    }

    private static void killAfter(long pid, int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static void awaitAnother(EmbeddedPostgres postgres, long killed) throws Exception {
        for (int i = 0; i < 600; i++) {
            if (postgres.pid() != killed) {
                try (var session = postgres.superuser("postgres").getConnection()) {
                    return;
                } catch (SQLException recovering) {
                    // asked again below
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the server did not come back");
    }

    private static long pid(WritingProcess writer) throws IOException {
        return Long.parseLong(writer.line().substring("pid ".length()));
    }

    private static int rows(EmbeddedPostgres postgres) {
        return JdbcClient.create(postgres.superuser("postgres"))
                .sql("select count(*) from acknowledged")
                .query(Integer.class)
                .single();
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(EmbeddedSettings.in(home()).withSharedBuffers("32MB"));
    }

    private Path home() {
        return directory.resolve("pg");
    }
}
