package org.huizheng.embedded;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.NullMarked;

/**
 * A fresh, migrated database of one's own on the server this JVM shares, one pool for each role. Costs about 50 ms; the
 * first in a JVM starts the server. Its sessions are in another time zone than the JVM.
 */
@NullMarked
public record TestDatabase(
        String name,
        HikariDataSource owner,
        HikariDataSource console,
        HikariDataSource worker,
        HikariDataSource portal,
        EmbeddedPostgres server)
        implements AutoCloseable {

    public static TestDatabase fresh() {
        return TestServer.get().fresh();
    }

    /** With the roles but no schema yet, to migrate it oneself. */
    public static TestDatabase empty() {
        return TestServer.get().empty();
    }

    /** For what no role of the product may do. */
    public DataSource superuser() {
        return server.superuser(name);
    }

    /** As the console works. */
    public ScopedTransactions transactions() {
        return new ScopedTransactions(console);
    }

    public ScopedTransactions transactions(DataSource role) {
        return new ScopedTransactions(role);
    }

    public String url() {
        return server.url(name);
    }

    @Override
    public void close() {
        owner.close();
        console.close();
        worker.close();
        portal.close();
        TestServer.get().drop(name);
    }
}
