package org.huizheng.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.huizheng.embedded.Databases;
import org.huizheng.embedded.EmbeddedPostgres;
import org.huizheng.embedded.EmbeddedSettings;
import org.huizheng.embedded.RolePasswords;
import org.huizheng.process.Database;
import org.huizheng.process.RunningProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever keeps the product from starting is told in one sentence, with the exit code that belongs to it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StartFailureTests {

    private final Path folder;

    StartFailureTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            up --consol-port 1                                     | --console-port
            up --console-port                                      | --console-port
            up --console-port=99999                                | console.port
            upp                                                    | 是不是 up
            release                                                | DOCUMENT
            release seven                                          | seven
            withdraw 7                                             | --reason
            import documents --site linlan                         | FILE
            import letters --site linlan x.jsonl                   | letters
            up --config /nowhere/huizheng.yaml                     | /nowhere/huizheng.yaml
            """)
    void wrongUsageIsToldInOneSentence(String line, String named) throws Exception {
        assertSentence(Processes.run(folder, Map.of(), line.split(" ")), ExitCode.USAGE, named);
    }

    @Test
    void anUnknownVariableIsToldInOneSentence() throws Exception {
        assertSentence(Processes.run(folder, Map.of("HUIZHENG_PORT", "1"), "up"), ExitCode.USAGE, "HUIZHENG_PORT");
    }

    @Test
    void aBusyPortIsNamedWithTheFlagThatChangesIt() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ended = up("--console-port", String.valueOf(busy.getLocalPort()));
            assertSentence(ended, ExitCode.CANNOT_START, busy.getLocalPort() + " 不能使用", "--console-port");
        }
    }

    @Test
    void theScriptForTheDatabaseAdministratorNeedsNoServerAndShowsNoPassword() throws Exception {
        Path data = folder.resolve("data");
        var ended = Processes.run(
                folder,
                Map.of(),
                "migrate",
                "--script",
                "--data",
                data.toString(),
                "--database-url",
                "jdbc:postgresql://nowhere.invalid/bumen");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("create role huizheng_owner", "create database bumen", "SCRAM-SHA-256$");
        assertThat(Files.readAllLines(data.resolve("secrets/database.passwords")))
                .isNotEmpty()
                .noneMatch(line -> ended.out().contains(line.substring(line.indexOf('=') + 1)));
    }

    @Test
    void theScriptIsOnlyForAnExternalDatabase() throws Exception {
        assertSentence(
                Processes.run(folder, Map.of(), "migrate", "--script", "--data", folder.toString()),
                ExitCode.USAGE,
                "database.url");
    }

    @Test
    void aDataDirectoryThatCannotBeWrittenIsNamed() throws Exception {
        assertSentence(
                Processes.run(folder, Map.of(), "migrate", "--data", "/proc/huizheng"),
                ExitCode.CANNOT_START,
                "/proc/huizheng 不可写");
    }

    @Test
    void aDataDirectoryThatIsAFileIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertSentence(
                Processes.run(folder, Map.of(), "migrate", "--data", file.toString()), ExitCode.CANNOT_START, "它不是目录");
    }

    @Test
    void aFullDiskIsToldBeforeAnythingIsWritten() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        assumeTrue(
                shell("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", small.toString()) == 0,
                "may not mount a small disk");
        try {
            assertSentence(
                    Processes.run(folder, Map.of(), "migrate", "--data", small.toString()),
                    ExitCode.CANNOT_START,
                    "磁盘只剩");
        } finally {
            shell("umount", small.toString());
        }
    }

    @Test
    void anUnreachableDatabaseIsNamedWithoutItsParameters() throws Exception {
        var ended = up("--database-url", "jdbc:postgresql://127.0.0.1:1/huizheng?password=secret");
        assertSentence(ended, ExitCode.CANNOT_START, "127.0.0.1:1/huizheng");
        assertThat(ended.err()).doesNotContain("secret");
    }

    @Test
    void aDatabaseUrlOfAnotherProductIsRefused() throws Exception {
        assertSentence(up("--database-url", "jdbc:mysql://db/x"), ExitCode.CANNOT_START, "database.url");
    }

    @Test
    void aServerOlderThanPostgres16IsRefused() throws Exception {
        try (OldServer old = new OldServer("15.4")) {
            assertSentence(up("--database-url", old.url()), ExitCode.CANNOT_START, "PostgreSQL 15", "需要 16");
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsRefused() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data/pg/data"));
        Files.writeString(data.resolve("PG_VERSION"), "16\n");
        assertSentence(up(), ExitCode.CANNOT_START, "由 PostgreSQL 16 写成");
    }

    @ParameterizedTest
    @CsvSource({"rw-r--r--, chmod 600", "missing, 读不了密码文件"})
    void aPasswordFileThatIsMissingOrOpenToAllIsRefused(String mode, String named) throws Exception {
        Path file = folder.resolve("db.password");
        if (!mode.equals("missing")) {
            Files.writeString(file, "hunter2");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        }
        String url = "jdbc:postgresql://127.0.0.1:1/huizheng";
        var ended = up("--database-url", url, "--database-password-file", file.toString());
        assertSentence(ended, ExitCode.CANNOT_START, named, file.toString());
        assertThat(ended.err()).doesNotContain("hunter2");
    }

    @Test
    void aConfigurationFileThatIsNotUtf8IsNamed() throws Exception {
        Path file = folder.resolve("huizheng.yaml");
        Files.write(file, "data: 数据\n".getBytes(Charset.forName("GB18030")));
        assertSentence(up("--config", file.toString()), ExitCode.USAGE, file.toString(), "UTF-8");
    }

    @Test
    void aHostThatCannotBeIsNamedWithItsFile() throws Exception {
        Path file = Files.writeString(
                folder.resolve("huizheng.yaml"), "outbound:\n  hosts: cdn.example.cn, http://cache.lan\n");
        assertSentence(up("--config", file.toString()), ExitCode.USAGE, file.toString(), "“http://cache.lan”");
    }

    @Test
    void aDatabaseWrittenByANewerVersionIsRefused() throws Exception {
        Path data = folder.resolve("data");
        assertThat(Processes.run(folder, Map.of(), "migrate", "--data", data.toString())
                        .code())
                .isZero();
        try (var server = EmbeddedPostgres.start(EmbeddedSettings.in(data.resolve("pg")));
                var databases = Databases.on(server, RolePasswords.in(Database.passwordFile(data)))) {
            JdbcClient.create(databases.owner()).sql("""
                            insert into release.migration (installed_rank, version, description, type, script, installed_by,
                                execution_time, success)
                            values (999, '999', 'later', 'SQL', 'V999__later.sql', 'later', 0, true)
                            """).update();
        }
        assertSentence(
                Processes.run(folder, Map.of(), "migrate", "--data", data.toString()), ExitCode.CANNOT_START, "不能降级");
    }

    @Test
    void aSecondInstanceOnTheSameDataIsRefusedAndTheFirstOneStopsCleanly() throws Exception {
        Path data = folder.resolve("data");
        Path log = folder.resolve("first.txt");
        Process first = Processes.start(
                log, "up", "--no-demo", "--data", data.toString(), "--console-port", "0", "--portal-port", "0");
        try {
            while (RunningProduct.of(data).isEmpty()) {
                assertThat(first.isAlive()).as(Files.readString(log)).isTrue();
                Thread.sleep(100);
            }
            assertSentence(up(), ExitCode.CANNOT_START, "正被另一个汇政进程使用");
            first.destroy();
            assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(data.resolve("run.json")).doesNotExist();
            assertThat(data.resolve("pg/data/postmaster.pid")).doesNotExist();
        } finally {
            first.destroyForcibly();
        }
    }

    private Processes.Ended up(String... further) throws IOException, InterruptedException {
        String[] start = {"up", "--data", folder.resolve("data").toString(), "--console-port", "0", "--portal-port", "0"
        };
        String[] arguments = Stream.of(start, further).flatMap(Arrays::stream).toArray(String[]::new);
        return Processes.run(folder, Map.of(), arguments);
    }

    private static int shell(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }

    private static void assertSentence(Processes.Ended ended, int code, String... named) {
        assertThat(ended.err()).contains(named).doesNotContain("Exception", "\tat ");
        assertThat(ended.err().lines().filter(line -> !line.startsWith("  "))).hasSize(1);
        assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    }
}
