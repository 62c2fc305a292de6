package org.huizheng.embedded;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.database.Migrations;
import org.huizheng.kernel.database.Roles;
import org.jspecify.annotations.NullMarked;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one server of this JVM and the migrated template its databases are copied from. */
@NullMarked
final class TestServer {

    private static final String TEMPLATE = "huizheng_template";
    private static final String ZONE = "Pacific/Auckland";
    private static final Map<String, String> FAST =
            Map.of("fsync", "off", "full_page_writes", "off", "synchronous_commit", "off", "shared_buffers", "128MB");

    private static final class Holder {
        static final TestServer INSTANCE = new TestServer();
    }

    private final EmbeddedPostgres postgres;
    private final RolePasswords passwords;
    private final JdbcClient admin;
    private final AtomicInteger count = new AtomicInteger();

    private TestServer() {
        postgres = start();
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        passwords = RolePasswords.in(postgres.home().resolve("roles.secret"));
        admin = JdbcClient.create(postgres.superuser("postgres"));
        dropAll();
        new RoleSetup(passwords, TEMPLATE).perform(postgres);
        migrateTemplate();
    }

    static TestServer get() {
        return Holder.INSTANCE;
    }

    synchronized TestDatabase fresh() {
        String name = "test_" + count.incrementAndGet();
        admin.sql("create database " + name + " template " + TEMPLATE + " strategy file_copy owner " + Roles.OWNER)
                .update();
        return open(name);
    }

    synchronized TestDatabase empty() {
        return open("test_" + count.incrementAndGet());
    }

    private TestDatabase open(String name) {
        new RoleSetup(passwords, name).perform(postgres);
        Databases pools = new Databases(postgres.url(name), passwords);
        return new TestDatabase(
                name,
                abroad(pools.owner()),
                abroad(pools.console(8)),
                abroad(pools.worker(8)),
                abroad(pools.portal(4)),
                postgres);
    }

    /** The driver gives a session the JVM's zone unless told otherwise. */
    private static HikariDataSource abroad(HikariDataSource pool) {
        pool.setConnectionInitSql("set time zone '" + ZONE + "'");
        return pool;
    }

    void drop(String name) {
        admin.sql("drop database if exists " + name + " with (force)").update();
    }

    /** For tests that start a server of their own: unpacking takes longer than the test. */
    void lendBinaries(Path home) {
        try {
            Files.createDirectories(home);
            Path mine = Binaries.in(postgres.home()).root();
            Path theirs = home.resolve(mine.getFileName());
            if (!Files.exists(theirs)
                    && !Command.run(List.of("cp", "-al", mine.toString(), theirs.toString()))
                            .ok()) {
                PrivateFiles.deleteTree(theirs);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void migrateTemplate() {
        try (Databases pools = new Databases(postgres.url(TEMPLATE), passwords)) {
            new Migrations(pools.owner()).run();
        }
    }

    private void dropAll() {
        admin.sql("select datname from pg_database where datname not in ('postgres', 'template0', 'template1')")
                .query(String.class)
                .list()
                .forEach(this::drop);
    }

    private static EmbeddedPostgres start() {
        Path home = Path.of("target", "postgres" + System.getProperty("surefire.forkNumber", ""));
        try {
            return start(home);
        } catch (Problem e) {
            if (e.type().equals("database-home-in-use")) {
                return start(home.resolveSibling(
                        "postgres-" + ProcessHandle.current().pid()));
            }
            wipe(home);
            return start(home);
        }
    }

    private static EmbeddedPostgres start(Path home) {
        return EmbeddedPostgres.start(
                EmbeddedSettings.in(home).withTimeZone(ZONE).withOverrides(FAST));
    }

    private static void wipe(Path home) {
        try {
            PrivateFiles.deleteTree(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
