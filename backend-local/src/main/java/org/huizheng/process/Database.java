package org.huizheng.process;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.huizheng.configuration.BadSetting;
import org.huizheng.configuration.Settings;
import org.huizheng.embedded.Databases;
import org.huizheng.embedded.EmbeddedPostgres;
import org.huizheng.embedded.EmbeddedSettings;
import org.huizheng.embedded.RolePasswords;
import org.huizheng.embedded.RoleSetup;
import org.huizheng.embedded.ServerCheck;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SecretFile;
import org.huizheng.kernel.database.Migrations;
import org.huizheng.kernel.database.Roles;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The product's database, its own or an external one, reached only as one of the four roles. */
public final class Database implements AutoCloseable {

    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/?]+/)([a-z][a-z0-9_]*)(\\?.*)?");
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String MIGRATE_FIRST = "请先停止各进程，执行一次 ./huizheng migrate";

    private final Databases pools;
    private final @Nullable EmbeddedPostgres server;

    private Database(Databases pools, @Nullable EmbeddedPostgres server) {
        this.pools = pools;
        this.server = server;
    }

    /**
     * Starts or finds the server and makes the roles; the schemas are the business of {@link #migrate}.
     *
     * @throws Problem in one sentence
     */
    public static Database open(Settings.Database settings, DataHome home) {
        RolePasswords passwords = RolePasswords.in(passwordFile(home.root()));
        Database database = settings.url().isEmpty() ? embedded(passwords, home) : external(settings, passwords);
        try {
            database.pools.check();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * For a process that shares an external database with others: finds everything made and up to date, and changes nothing.
     *
     * @throws Problem in one sentence
     */
    public static Database shared(Settings.Database settings, DataHome home) {
        if (settings.url().isEmpty()) {
            throw new BadSetting("管理端与后台各自成为进程时共用一个外部数据库，请设置 database.url；只有单机版（up）自带数据库");
        }
        if (!Files.exists(passwordFile(home.root()))) {
            throw new CannotStart("数据目录 " + home.root() + " 里还没有数据库口令，" + MIGRATE_FIRST);
        }
        Database database =
                new Database(new Databases(settings.url(), RolePasswords.in(passwordFile(home.root()))), null);
        try {
            database.pools.check();
            database.requireMigrated();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * What {@link #open} would do on an external server as its administrator, for psql, so that no administrator's login need
     * be given to the product.
     */
    public static String script(Settings.Database settings, DataHome home) {
        if (settings.url().isEmpty()) {
            throw new BadSetting("建库脚本用于外部数据库，请设置 database.url；内置数据库不需要");
        }
        return new RoleSetup(
                        RolePasswords.in(passwordFile(home.root())),
                        url(settings).group(2))
                .script();
    }

    private void requireMigrated() {
        try (HikariDataSource owner = pools.owner()) {
            if (new Migrations(owner).pending()) {
                throw new CannotStart("数据库结构还不是这个版本的，" + MIGRATE_FIRST);
            }
        }
    }

    /** The roles' passwords below a data directory. */
    public static Path passwordFile(Path data) {
        return data.resolve("secrets").resolve("database.passwords");
    }

    private static Database embedded(RolePasswords passwords, DataHome home) {
        EmbeddedPostgres server =
                EmbeddedPostgres.start(EmbeddedSettings.in(home.postgres()).withSharedBuffers("128MB"));
        return new Database(Databases.on(server, passwords), server);
    }

    private static Database external(Settings.Database settings, RolePasswords passwords) {
        Matcher url = url(settings);
        if (!letsIn(source(settings.url(), Roles.OWNER, passwords.of(Roles.OWNER)))) {
            String query = url.group(3) == null ? "" : url.group(3);
            new RoleSetup(passwords, url.group(2)).perform(administrator(settings, url.group(1) + "postgres" + query));
        }
        return new Database(new Databases(settings.url(), passwords), null);
    }

    private static Matcher url(Settings.Database settings) {
        Matcher url = URL.matcher(settings.url());
        if (!url.matches()) {
            throw new CannotStart("配置项 database.url 应当形如 jdbc:postgresql://主机:5432/huizheng");
        }
        return url;
    }

    private static DataSource administrator(Settings.Database settings, String maintenanceUrl) {
        String password = settings.passwordFile().isEmpty() ? "" : SecretFile.read(Path.of(settings.passwordFile()));
        DataSource direct = source(settings.url(), settings.user(), password);
        try (Connection connection = direct.getConnection()) {
            return direct;
        } catch (SQLException e) {
            boolean created = !NO_SUCH_DATABASE.equals(e.getSQLState());
            DataSource chosen = created ? direct : source(maintenanceUrl, settings.user(), password);
            new ServerCheck(settings.url().replaceFirst("\\?.*", ""), chosen).perform();
            return chosen;
        }
    }

    private static boolean letsIn(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** @throws Problem when a newer version wrote the database */
    public void migrate() {
        try (HikariDataSource owner = pools.owner()) {
            new Migrations(owner).run();
        }
    }

    public HikariDataSource pool(String role, int connections) {
        return switch (role) {
            case Roles.CONSOLE -> pools.console(connections);
            case Roles.WORKER -> pools.worker(connections);
            case Roles.PORTAL -> pools.portal(connections);
            default -> throw new IllegalArgumentException(role);
        };
    }

    /** Null when it is external. */
    public @Nullable EmbeddedPostgres server() {
        return server;
    }

    private static DataSource source(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(5);
        source.setApplicationName("huizheng");
        return source;
    }

    @Override
    public void close() {
        pools.close();
        if (server != null) {
            server.close();
        }
    }
}
