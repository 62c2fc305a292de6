package org.huizheng.console;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Objects;
import org.huizheng.configuration.Settings;
import org.huizheng.kernel.database.Roles;
import org.huizheng.process.CannotStart;
import org.huizheng.process.DataHome;
import org.huizheng.process.Database;
import org.huizheng.process.Logs;
import org.huizheng.process.Opened;
import org.huizheng.process.Ports;
import org.huizheng.process.RunningProduct;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;

/** The console as a process of its own, over an external database and the data directory it shares with the worker. */
public final class ConsoleProcess implements AutoCloseable {

    private final Opened opened = new Opened();
    private final String url;

    private ConsoleProcess(Settings settings, DataHome home) {
        opened.add(home);
        try {
            var context = opened.refreshed(context(settings, home));
            this.url = "http://localhost:"
                    + Objects.requireNonNull(context.getWebServer()).getPort();
            home.announce(new RunningProduct(ProcessHandle.current().pid(), url, ""));
        } catch (RuntimeException e) {
            close();
            throw CannotStart.of(e);
        }
    }

    public static ConsoleProcess start(Settings settings) {
        Ports.requireFree("管理端", settings.console().bind(), settings.console().port(), "--console-port");
        DataHome home = DataHome.open(settings.data(), DataHome.Part.CONSOLE);
        Logs.start(settings.log(), home.logs(), "console", true);
        return new ConsoleProcess(settings, home);
    }

    private AnnotationConfigServletWebServerApplicationContext context(Settings settings, DataHome home) {
        Database database = opened.add(Database.shared(settings.database(), home));
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var context = new AnnotationConfigServletWebServerApplicationContext();
        Opened.lend(context, Settings.class, settings);
        Opened.lend(context, DataHome.class, home);
        Opened.lend(context, PrometheusMeterRegistry.class, meters);
        opened.connect(context, database, Roles.CONSOLE, settings.database().connections())
                .setMetricRegistry(meters);
        context.registerAlias("dataSource", "workerDataSource");
        context.register(AskingForPages.class);
        context.register(ConsoleRooms.verbs());
        context.register(ConsoleRooms.web());
        return context;
    }

    public String url() {
        return url;
    }

    @Override
    public void close() {
        opened.close();
    }
}
