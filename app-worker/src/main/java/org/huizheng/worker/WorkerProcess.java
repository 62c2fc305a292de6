package org.huizheng.worker;

import org.huizheng.configuration.Settings;
import org.huizheng.kernel.database.Roles;
import org.huizheng.process.CannotStart;
import org.huizheng.process.DataHome;
import org.huizheng.process.Database;
import org.huizheng.process.Logs;
import org.huizheng.process.Opened;
import org.huizheng.purge.SendPurges;
import org.huizheng.render.RenderWorker;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The worker as a process of its own, over an external database and the data directory it shares with the console. */
public final class WorkerProcess implements AutoCloseable {

    /** One asks what is due, the other releases it. */
    private static final int FOR_WHAT_IS_DUE = 2;

    private final Opened opened = new Opened();

    private WorkerProcess(Settings settings, DataHome home) {
        opened.add(home);
        try {
            Database database = opened.add(Database.shared(settings.database(), home));
            GenericApplicationContext worker = opened.refreshed(worker(settings, home, database));
            opened.refreshed(due(worker, database));
            // no other process has this directory's worker lock, so claims that are left belong to the dead
            worker.getBean(RenderWorker.class).start(true);
            worker.getBean(SendPurges.class).start(true);
        } catch (RuntimeException e) {
            close();
            throw CannotStart.of(e);
        }
    }

    public static WorkerProcess start(Settings settings) {
        DataHome home = DataHome.open(settings.data(), DataHome.Part.WORKER);
        Logs.start(settings.log(), home.logs(), "worker", true);
        return new WorkerProcess(settings, home);
    }

    private GenericApplicationContext worker(Settings settings, DataHome home, Database database) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        Opened.lend(context, Settings.class, settings);
        Opened.lend(context, DataHome.class, home);
        opened.connect(context, database, Roles.WORKER, settings.worker().connections());
        context.registerAlias("dataSource", "workerDataSource");
        context.register(WorkerRooms.rendering());
        return context;
    }

    private GenericApplicationContext due(GenericApplicationContext worker, Database database) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.setParent(worker);
        opened.connect(context, database, Roles.CONSOLE, FOR_WHAT_IS_DUE);
        context.register(Due.class);
        context.register(WorkerRooms.scheduled());
        return context;
    }

    @Override
    public void close() {
        opened.close();
    }
}
