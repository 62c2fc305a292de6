package org.huizheng.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.huizheng.kernel.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class BackUpDatabaseModuleTests {

    @TempDir
    static Path shared;

    private static EmbeddedPostgres postgres;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        postgres = start(shared.resolve("pg"));
        new RoleSetup(RolePasswords.in(shared.resolve("secrets/roles")), "huizheng").perform(postgres);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void fill() {
        jdbc(postgres).sql("drop table if exists letter").update();
        jdbc(postgres)
                .sql("create table letter (n int primary key, words text)")
                .update();
        jdbc(postgres)
                .sql("insert into letter select n, repeat(md5(n::text), 300) from generate_series(-5000, 0) n")
                .update();
    }

    @Test
    void whatWasCommittedBeforeTheEndIsInTheBackup() throws Exception {
        AtomicInteger acknowledged = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            while (!enough.get()) {
                int n = acknowledged.get() + 1;
                jdbc(postgres)
                        .sql("insert into letter values (?, repeat('x', 2000))")
                        .param(n)
                        .update();
                acknowledged.set(n);
            }
        });
        int before = acknowledged.get();
        var result = new BackUpDatabase(postgres).perform(backup());
        enough.set(true);
        writer.join();
        assertThat(result.files()).isGreaterThan(500);

        new RestoreDatabase(backup()).perform(directory.resolve("other"));
        try (EmbeddedPostgres other = start(directory.resolve("other"))) {
            int restored = number(other, "select max(n) from letter");
            assertThat(restored).isBetween(before, acknowledged.get() + 1);
            assertThat(restored).as("rows written while it was copied").isGreaterThan(before);
            assertThat(number(other, "select count(*) from letter where n > 0")).isEqualTo(restored);
            assertThat(number(other, "select count(md5(words)) from letter where n <= 0"))
                    .isEqualTo(5001);
            assertThat(number(other, "select coalesce(sum(checksum_failures), 0) from pg_stat_database"))
                    .isZero();
            var otherPasswords = RolePasswords.in(directory.resolve("other-secrets/roles"));
            try (Databases pools = Databases.on(other, otherPasswords)) {
                pools.check();
            }
        }
        assertThat(number(postgres, "select count(*) from pg_replication_slots"))
                .isZero();
    }

    @Test
    void aBackupIsVerifiedByUsingIt() {
        new BackUpDatabase(postgres).perform(backup());
        Map<String, Long> rows = new VerifyBackup(backup()).perform(directory.resolve("scratch"), "huizheng");
        assertThat(rows).containsEntry("public.letter", 5001L);
        assertThat(directory.resolve("scratch")).doesNotExist();
    }

    @Test
    void aDamagedBackupIsRefused() throws IOException {
        new BackUpDatabase(postgres).perform(backup());
        try (var file = Files.newByteChannel(backup().resolve("global/pg_control"), StandardOpenOption.WRITE)) {
            file.position(100).write(java.nio.ByteBuffer.wrap(new byte[] {1, 2, 3}));
        }
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new RestoreDatabase(backup()).perform(directory.resolve("other")))
                .withMessageContaining("global/pg_control");
        assertThat(directory.resolve("other/data")).doesNotExist();
    }

    @Test
    void anUnfinishedBackupIsRefused() throws IOException {
        Files.createDirectories(backup());
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new RestoreDatabase(backup()).perform(directory.resolve("other")))
                .withMessageContaining("不是完整的数据库备份");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        new BackUpDatabase(postgres).perform(backup());
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> new BackUpDatabase(postgres).perform(backup()));
        Path home = directory.resolve("other");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new RestoreDatabase(backup()).perform(postgres.home()))
                .withMessageContaining("正被另一个进程使用");
        Files.createDirectories(home.resolve("data"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new RestoreDatabase(backup()).perform(home))
                .withMessageContaining("已有数据库");
    }

    private static EmbeddedPostgres start(Path home) {
        TestServer.get().lendBinaries(home);
        return EmbeddedPostgres.start(EmbeddedSettings.in(home).withSharedBuffers("32MB"));
    }

    private Path backup() {
        return directory.resolve("backup");
    }

    private static int number(EmbeddedPostgres server, String sql) {
        return jdbc(server).sql(sql).query(Integer.class).single();
    }

    private static JdbcClient jdbc(EmbeddedPostgres server) {
        return JdbcClient.create(server.superuser("huizheng"));
    }
}
