package org.huizheng.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.database.Migrations;
import org.huizheng.kernel.database.Roles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class RoleSetupModuleTests {

    @TempDir
    static Path shared;

    private static EmbeddedPostgres postgres;

    @TempDir
    Path directory;

    private RolePasswords passwords;

    @BeforeAll
    static void start() {
        TestServer.get().lendBinaries(shared);
        postgres = EmbeddedPostgres.start(
                EmbeddedSettings.in(shared).withSharedBuffers("32MB").withOverrides(Map.of("fsync", "off")));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void nothingIsThereYet() {
        passwords = RolePasswords.in(directory.resolve("secrets/roles"));
        superuser().sql("drop database if exists huizheng with (force)").update();
        superuser()
                .sql(
                        "select format('drop role %I', rolname) from pg_roles where rolname !~ '^(pg_|postgres)' order by rolcreaterole")
                .query(String.class)
                .list()
                .forEach(sql -> superuser().sql(sql).update());
    }

    @Test
    void rolesAndDatabaseAreMadeOnceAndNeverTooStrong() {
        for (int i = 0; i < 2; i++) {
            try (Databases pools = Databases.on(postgres, passwords)) {
                pools.check();
                new Migrations(pools.owner()).run();
            }
        }
    }

    @Test
    void aLostPasswordFileIsHealedByTheNextStart() throws IOException {
        Databases.on(postgres, passwords).close();
        Files.delete(directory.resolve("secrets/roles"));
        try (Databases pools = Databases.on(postgres, RolePasswords.in(directory.resolve("secrets/roles")))) {
            pools.check();
        }
    }

    @Test
    void thePasswordsAreForTheirOwnerOnly() throws IOException {
        Path file = directory.resolve("secrets/roles");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("secrets"))))
                .isEqualTo("rwx------");
        assertThat(RolePasswords.in(file)).isEqualTo(passwords);
        assertThat(passwords.toString()).doesNotContain(passwords.of(Roles.OWNER));
    }

    @Test
    void aUserWithCreateRoleAndCreateDatabaseIsEnough() {
        superuser()
                .sql("create role dba login createrole createdb password 'p'")
                .update();
        new RoleSetup(passwords, "huizheng").perform(login("dba", "p"));
        new RoleSetup(passwords, "huizheng").perform(login("dba", "p"));
        try (Databases pools = new Databases(postgres.url("huizheng"), passwords)) {
            pools.check();
            JdbcClient.create(pools.owner()).sql("create schema room").update();
        }
    }

    @Test
    void aUserWithoutRightsIsToldWhatToDo() {
        superuser().sql("create role clerk login password 'p'").update();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new RoleSetup(passwords, "huizheng").perform(login("clerk", "p")))
                .withMessageContaining("CREATEROLE")
                .withMessageContaining("建库脚本")
                .withMessageNotContaining("\n");
    }

    @Test
    void theScriptForTheAdministratorDoesTheSameWithoutPasswords() {
        String script = new RoleSetup(passwords, "huizheng").script();
        passwords.byRole().values().forEach(password -> assertThat(script).doesNotContain(password));
        runAsPsqlWould(script);
        runAsPsqlWould(script);
        try (Databases pools = new Databases(postgres.url("huizheng"), passwords)) {
            pools.check();
            JdbcClient.create(pools.owner()).sql("create schema room").update();
        }
    }

    @Test
    void aMissingPasswordIsAskedFor() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new ServerCheck("there", login("postgres", "")).perform())
                .withMessageContaining("--database-password-file");
    }

    @Test
    void strangersCannotConnect() {
        Databases.on(postgres, passwords).close();
        superuser().sql("create role stranger login password 'p'").update();
        PGSimpleDataSource stranger = login("stranger", "p");
        stranger.setURL(postgres.url("huizheng"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new ServerCheck("there", stranger).perform())
                .withMessageContaining("没有连接数据库");
    }

    @Test
    void aRoleThatIsTooStrongIsRefused() {
        try (Databases pools = Databases.on(postgres, passwords)) {
            for (String excess : new String[] {"superuser", "bypassrls", "createrole"}) {
                superuser().sql("alter role huizheng_worker " + excess).update();
                refused(pools);
                superuser().sql("alter role huizheng_worker no" + excess).update();
            }
            superuser().sql("grant huizheng_owner to huizheng_worker").update();
            refused(pools);
            superuser().sql("revoke huizheng_owner from huizheng_worker").update();
            assertThatCode(pools::check).doesNotThrowAnyException();
        }
    }

    @Test
    void aServerThatCannotBeUsedIsOneSentence() {
        Databases.on(postgres, passwords).close();
        assertThat(problem("jdbc:postgresql://127.0.0.1:1/huizheng", passwords)).startsWith("无法连接数据库");
        assertThat(problem(postgres.url("nowhere"), passwords)).contains("/nowhere 不存在");
        Map<String, String> wrong = new TreeMap<>(passwords.byRole());
        wrong.put(Roles.CONSOLE, "wrong");
        assertThat(problem(postgres.url("huizheng"), new RolePasswords(wrong))).contains("拒绝登录");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> new Databases("jdbc:mysql://x", passwords));
    }

    private static String problem(String url, RolePasswords passwords) {
        try (Databases pools = new Databases(url, passwords)) {
            pools.check();
            return "none";
        } catch (Problem e) {
            assertThat(e.getMessage()).doesNotContain("\n");
            return String.valueOf(e.getMessage());
        }
    }

    private static void refused(Databases pools) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(pools::check)
                .withMessageContaining("huizheng_worker")
                .withMessageContaining("权限过大");
    }

    private void runAsPsqlWould(String script) {
        JdbcClient jdbc = superuser();
        for (String statement : script.split("(?<=;|\\\\gexec)\\n")) {
            if (statement.endsWith("\\gexec")) {
                String query = statement.substring(0, statement.length() - "\\gexec".length());
                jdbc.sql(query).query(String.class).list().forEach(sql -> jdbc.sql(sql)
                        .update());
            } else {
                jdbc.sql(statement).update();
            }
        }
    }

    private JdbcClient superuser() {
        return JdbcClient.create(postgres.superuser("postgres"));
    }

    private PGSimpleDataSource login(String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(postgres.url("postgres"));
        source.setUser(user);
        source.setPassword(password);
        return source;
    }
}
