package org.huizheng.embedded;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.database.Roles;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connection pools by role on one database, embedded or external. A pool opens its first connection when first asked, so
 * a process can be built, and a portal can serve, while the server is away.
 */
public final class Databases implements AutoCloseable {

    private static final int CONNECTION_TIMEOUT_MILLIS = 5_000;

    private final String url;
    private final RolePasswords passwords;
    private final List<HikariDataSource> open = new ArrayList<>();

    /** @param url of the product's database, {@code jdbc:postgresql://…}, without user and password */
    public Databases(String url, RolePasswords passwords) {
        if (!url.startsWith("jdbc:postgresql://")) {
            throw Problem.invalid("数据库地址应以 jdbc:postgresql:// 开头：" + url);
        }
        this.url = url;
        this.passwords = passwords;
    }

    /** Makes or repairs roles and database on the embedded server first. */
    public static Databases on(EmbeddedPostgres postgres, RolePasswords passwords) {
        new RoleSetup(passwords, RoleSetup.DATABASE).perform(postgres);
        return new Databases(postgres.url(RoleSetup.DATABASE), passwords);
    }

    /** For migrations only. */
    public HikariDataSource owner() {
        return pool(Roles.OWNER, 2);
    }

    public HikariDataSource console(int size) {
        return pool(Roles.CONSOLE, size);
    }

    public HikariDataSource worker(int size) {
        return pool(Roles.WORKER, size);
    }

    public HikariDataSource portal(int size) {
        return pool(Roles.PORTAL, size);
    }

    /** @throws Problem when the server is away, too old, refuses a login, or one of our roles is too strong */
    public void check() {
        // not through a pool, which asks again and again before it says why
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(Roles.CONSOLE);
        source.setPassword(passwords.of(Roles.CONSOLE));
        source.setConnectTimeout(CONNECTION_TIMEOUT_MILLIS / 1000);
        new ServerCheck(url.substring("jdbc:".length()).replaceFirst("\\?.*", ""), source).perform();
        new RoleCheck(source).perform();
    }

    @Override
    public synchronized void close() {
        open.forEach(HikariDataSource::close);
        open.clear();
    }

    private synchronized HikariDataSource pool(String role, int size) {
        HikariDataSource source = source(role, size);
        open.add(source);
        return source;
    }

    private HikariDataSource source(String role, int size) {
        HikariDataSource source = new HikariDataSource();
        source.setPoolName(role);
        source.setJdbcUrl(url);
        source.setUsername(role);
        source.setPassword(passwords.of(role));
        source.setMaximumPoolSize(size);
        source.setMinimumIdle(Math.min(size, 1));
        source.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        source.setInitializationFailTimeout(-1);
        source.addDataSourceProperty("reWriteBatchedInserts", "true");
        source.addDataSourceProperty("ApplicationName", role);
        source.addDataSourceProperty("connectTimeout", "5");
        source.addDataSourceProperty("tcpKeepAlive", "true");
        return source;
    }
}
