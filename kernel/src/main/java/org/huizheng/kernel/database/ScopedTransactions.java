package org.huizheng.kernel.database;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.huizheng.kernel.SiteScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only door to a transaction: each carries the sites it may touch, in the setting {@code huizheng.sites} that the
 * row-level policies read. A call inside a running transaction joins it and keeps the outer scope.
 */
public final class ScopedTransactions {

    private static final ScopedValue<Runnable> MARK = ScopedValue.newInstance();

    private final JdbcClient jdbc;
    private final TransactionTemplate write;
    private final TransactionTemplate read;

    public ScopedTransactions(DataSource dataSource) {
        PlatformTransactionManager manager = new JdbcTransactionManager(dataSource);
        this.jdbc = JdbcClient.create(dataSource);
        this.write = new TransactionTemplate(manager);
        this.read = new TransactionTemplate(manager);
        this.read.setReadOnly(true);
    }

    public <T> T write(SiteScope scope, Supplier<T> work) {
        return in(write, scope, work);
    }

    public void write(SiteScope scope, Runnable work) {
        write(scope, () -> {
            work.run();
            return true;
        });
    }

    public <T> T read(SiteScope scope, Supplier<T> work) {
        return in(read, scope, work);
    }

    /** Runs after the outermost transaction has committed; never when it rolls back; at once when there is none. */
    public static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    /**
     * Does {@code mark} as the last step of every writing transaction that {@code work} begins on this thread: it commits with
     * what was written, or not at all.
     */
    public static <X extends Throwable> void marking(Runnable mark, ScopedValue.CallableOp<Boolean, X> work) throws X {
        ScopedValue.where(MARK, mark).call(work);
    }

    @SuppressWarnings("NullAway") // the template returns what the supplier returned, which is never null
    private <T> T in(TransactionTemplate template, SiteScope scope, Supplier<T> work) {
        boolean outermost = !TransactionSynchronizationManager.isActualTransactionActive();
        return template.execute(status -> {
            if (outermost) {
                jdbc.sql("select set_config('huizheng.sites', ?, true)")
                        .param(scope.setting())
                        .query(String.class)
                        .single();
            }
            T result = work.get();
            if (outermost && template == write && MARK.isBound()) {
                MARK.get().run();
            }
            return result;
        });
    }
}
