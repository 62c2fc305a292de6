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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server the product brings along: durable, on the loopback address only, one per home directory. What is
 * committed survives the death of this JVM and of the server itself: a server that dies is started again on its port, one
 * left behind by a killed JVM is stopped by the next start. The caller closes it after everything that uses it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int LONGEST_PAUSE_SECONDS = 30;

    private final EmbeddedSettings settings;
    private final HomeLock lock;
    private final Cluster cluster;
    private final String password;
    private final int port;
    private volatile ServerProcess server;
    private volatile boolean closed;
    private int deaths;

    private EmbeddedPostgres(Cluster cluster, HomeLock lock, String password, int port) throws IOException {
        this.settings = cluster.settings();
        this.cluster = cluster;
        this.lock = lock;
        this.password = password;
        this.port = port;
        this.server = cluster.serve(port);
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
        Cluster cluster = new Cluster(settings, Binaries.in(settings.home()), unprivileged);
        String password = cluster.prepare();
        for (int attempt = 1; ; attempt++) {
            EmbeddedPostgres postgres = new EmbeddedPostgres(cluster, lock, password, ServerProcess.freePort());
            try {
                postgres.awaitReady();
                postgres.watch();
                return postgres;
            } catch (IOException | RuntimeException e) {
                postgres.server.stop();
                // between our choice of a free port and its use another program may have taken it
                if (attempt == 3 || !ServerProcess.lastWords(settings).contains("Address already in use")) {
                    throw e;
                }
            }
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
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
        closed = true;
        stop();
    }

    private synchronized void stop() {
        try {
            server.stop();
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void watch() {
        var unused = server.process().onExit().thenAcceptAsync(this::revive, EmbeddedPostgres::beside);
    }

    private static void beside(Runnable work) {
        Thread.ofPlatform().name("postgres-watch").daemon().start(work);
    }

    private synchronized void revive(Process dead) {
        while (!closed && !alive()) {
            deaths++;
            LOG.error("PostgreSQL ended with {}; starting it again ({})", dead.exitValue(), deaths);
            try {
                new Orphans(settings.data()).stop();
                server = cluster.serve(port);
                awaitReady();
            } catch (IOException | RuntimeException e) {
                LOG.error("PostgreSQL did not start: {}", e.getMessage());
                pauseQuietly(Math.min(deaths, LONGEST_PAUSE_SECONDS));
            }
        }
        if (!closed) {
            watch();
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
                pause(Duration.ofMillis(30));
            }
        }
        throw StartProblems.failed(settings.home(), "postgres", ServerProcess.lastWords(settings));
    }

    private void pauseQuietly(int seconds) {
        try {
            for (int i = 0; i < seconds * 10 && !closed; i++) {
                pause(Duration.ofMillis(100));
            }
        } catch (IOException interrupted) {
            closed = true;
        }
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
