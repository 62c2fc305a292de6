package org.huizheng.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.huizheng.kernel.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedPostgresModuleTests {

    @TempDir
    Path directory;

    @BeforeEach
    void saveUnpacking() throws IOException {
        TestServer.get().lendBinaries(home());
    }

    @Test
    void itIsDurablePrivateAndOnTheLoopbackAddress() throws IOException {
        try (var postgres = start()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(show(postgres, setting)).as(setting).isEqualTo("on");
            }
            assertThat(show(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(postgres, "unix_socket_directories")).isEmpty();
            assertThat(jdbc(postgres)
                            .sql("select distinct auth_method from pg_hba_file_rules")
                            .query(String.class)
                            .list())
                    .containsExactly("scram-sha-256");
            assertThat(jdbc(postgres)
                            .sql("select datlocprovider::text || datlocale from pg_database where datname = 'postgres'")
                            .query(String.class)
                            .single())
                    .isEqualTo("bC.UTF-8");
            assertThat(mode("data")).isEqualTo("rwx------");
            assertThat(mode("superuser.secret")).isEqualTo("rw-------");
            assertThat(home().resolve("initdb.secret")).doesNotExist();
        }
    }

    @Test
    void aRestartKeepsWhatWasWritten() {
        long first;
        try (var postgres = start()) {
            first = postgres.pid();
            jdbc(postgres).sql("create table kept as select 7 as n").update();
        }
        assertThat(ProcessHandle.of(first)).isEmpty();
        try (var postgres = start()) {
            assertThat(number(postgres, "select n from kept")).isEqualTo(7);
        }
    }

    @Test
    void aSecondInstanceIsRefusedInWords() {
        try (var postgres = start()) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(this::start)
                    .withMessageContaining("正被另一个进程使用")
                    .withMessageContaining("Another instance");
            assertThat(number(postgres, "select 1")).isEqualTo(1);
        }
    }

    @Test
    void openSessionsDoNotDelayTheStop() throws Exception {
        var postgres = start();
        try (var session = postgres.superuser("postgres").getConnection()) {
            assertThat(session.isValid(1)).isTrue();
            long before = System.nanoTime();
            postgres.close();
            assertThat(System.nanoTime() - before).isLessThan(20_000_000_000L);
        }
    }

    @Test
    void aLostSuperuserSecretIsMadeAnew() throws IOException {
        try (var postgres = start()) {
            jdbc(postgres).sql("create table kept as select 7 as n").update();
        }
        Files.delete(home().resolve("superuser.secret"));
        try (var postgres = start()) {
            assertThat(number(postgres, "select n from kept")).isEqualTo(7);
        }
    }

    @Test
    void aStalePidFileNamingAnotherProgramDoesNotHarmIt() throws IOException {
        try (var postgres = start()) {
            jdbc(postgres).sql("create table kept as select 7 as n").update();
        }
        Process bystander = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    home().resolve("data/postmaster.pid"),
                    bystander.pid() + "\n" + home().resolve("data") + "\n1\n5432\n\n127.0.0.1\n1 1\nready\n");
            try (var postgres = start()) {
                assertThat(number(postgres, "select n from kept")).isEqualTo(7);
            }
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void anInterruptedFirstStartIsBegunAgain() throws IOException {
        Files.createDirectories(home().resolve("data.part/base"));
        Files.createDirectories(home().resolve("postgresql-part/bin"));
        try (var postgres = start()) {
            assertThat(number(postgres, "select 1")).isEqualTo(1);
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsRefusedInWords() throws IOException {
        Files.createDirectories(home().resolve("data"));
        Files.writeString(home().resolve("data/PG_VERSION"), "16\n");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(this::start)
                .satisfies(e -> assertThat(e.type()).isEqualTo("database-version"))
                .withMessageContaining("PostgreSQL 16");
    }

    @Test
    void aHomeThatCannotBeWrittenIsOneSentence() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        for (Path place : List.of(Path.of("/proc/1/huizheng"), file, file.resolve("pg"))) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(EmbeddedSettings.in(place)))
                    .withMessageStartingWith("无法写入")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        }
    }

    @Test
    void aServerThatRefusesItsSettingsSaysWhy() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> EmbeddedPostgres.start(settings().withSharedBuffers("1000TB")))
                .withMessageContaining("shared_buffers");
        try (var postgres = start()) {
            assertThat(number(postgres, "select 1")).isEqualTo(1);
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(settings());
    }

    private EmbeddedSettings settings() {
        return EmbeddedSettings.in(home()).withSharedBuffers("32MB");
    }

    private Path home() {
        return directory.resolve("pg");
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve(name)));
    }

    private static String show(EmbeddedPostgres postgres, String setting) {
        return jdbc(postgres)
                .sql("select current_setting(?)")
                .param(setting)
                .query(String.class)
                .single();
    }

    private static int number(EmbeddedPostgres postgres, String sql) {
        return jdbc(postgres).sql(sql).query(Integer.class).single();
    }

    private static JdbcClient jdbc(EmbeddedPostgres postgres) {
        return JdbcClient.create(postgres.superuser("postgres"));
    }
}
