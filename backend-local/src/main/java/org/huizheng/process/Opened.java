package org.huizheng.process;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.huizheng.kernel.database.ScopedTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a process has opened, closed in the reverse order: ports first, the database and the data directory last. */
public final class Opened implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    public <P extends AutoCloseable> P add(P part) {
        parts.push(part);
        return part;
    }

    public <C extends ConfigurableApplicationContext> C refreshed(C context) {
        context.refresh();
        return add(context);
    }

    /** Gives a context the database as one role, under the names every room asks for. */
    public HikariDataSource connect(
            GenericApplicationContext context, Database database, String role, int connections) {
        HikariDataSource pool = add(database.pool(role, connections));
        context.registerBean("dataSource", HikariDataSource.class, () -> pool);
        context.registerBean("jdbcClient", JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean("scopedTransactions", ScopedTransactions.class, () -> new ScopedTransactions(pool));
        return pool;
    }

    /** Shows a context what it uses but does not close. */
    public static <P> void lend(GenericApplicationContext context, Class<P> type, P part) {
        context.registerBean(type, () -> part, bean -> closedByUs(bean));
    }

    private static void closedByUs(BeanDefinition bean) {
        bean.setDestroyMethodName("");
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable last = parts.pop();
            try {
                last.close();
            } catch (Exception e) {
                LOG.warn("Closing {} failed", last.getClass().getSimpleName(), e);
            }
        }
    }
}
