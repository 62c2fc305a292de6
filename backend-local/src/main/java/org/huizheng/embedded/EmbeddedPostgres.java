package org.huizheng.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.huizheng.kernel.Problem;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL server the product brings along: durable, on the loopback address only, one per home directory. What is
 * committed survives the death of this JVM and of the server itself. The caller closes it after everything that uses it;
 * a server left behind by a killed JVM is stopped by the next start.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private final EmbeddedSettings settings;
    private final HomeLock lock;
    private final ServerProcess server;
    private final String password;

    private EmbeddedPostgres(EmbeddedSettings settings, HomeLock lock, ServerProcess server, String password) {
        this.settings = settings;
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    /** @throws Problem when it cannot start: second instance, read-only or full disk, unknown platform, other version */
    public static EmbeddedPostgres start(EmbeddedSettings wanted) {
        try {
            Files.createDirectories(wanted.home());
            EmbeddedSettings settings = wanted.withHome(wanted.home().toRealPath());
            HomeLock lock = HomeLock.take(settings.home());
            try {
                return start(settings, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw StartProblems.of(wanted.home(), e);
        }
    }

    private static EmbeddedPostgres start(EmbeddedSettings settings, HomeLock lock) throws IOException {
        Unprivileged unprivileged = Unprivileged.choose(settings.home());
        Binaries binaries = Binaries.in(settings.home());
        String password = new Cluster(settings, binaries, unprivileged).prepare();
        for (int attempt = 1; ; attempt++) {
            ServerProcess server = ServerProcess.start(settings, binaries, unprivileged);
            EmbeddedPostgres postgres = new EmbeddedPostgres(settings, lock, server, password);
            try {
                postgres.awaitReady();
                return postgres;
            } catch (IOException | RuntimeException e) {
                server.stop();
                // between our choice of a free port and its use another program may have taken it
                if (attempt == 3 || !ServerProcess.lastWords(settings).contains("Address already in use")) {
                    throw e;
                }
            }
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database;
    }

    public int port() {
        return server.port();
    }

    public long pid() {
        return server.process().pid();
    }

    public boolean alive() {
        return server.process().isAlive();
    }

    public Path home() {
        return settings.home();
    }

    /** Connections of the superuser, for role set-up and backup alone: row-level security never applies to them. */
    DataSource superuser(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(Cluster.SUPERUSER);
        source.setPassword(password);
        source.setApplicationName("huizheng-launcher");
        return source;
    }

    Path data() {
        return settings.data();
    }

    @Override
    public void close() {
        try {
            server.stop();
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() throws IOException {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (alive()) {
            try (var connection = superuser("postgres").getConnection()) {
                return;
            } catch (SQLException e) {
                boolean recovering = "57P03".equals(e.getSQLState());
                if (!recovering && Instant.now().isAfter(deadline)) {
                    throw StartProblems.failed(settings.home(), "connect", String.valueOf(e.getMessage()));
                }
                pause();
            }
        }
        throw StartProblems.failed(settings.home(), "postgres", ServerProcess.lastWords(settings));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
