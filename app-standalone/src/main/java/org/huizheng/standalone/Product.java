package org.huizheng.standalone;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.huizheng.configuration.Settings;
import org.huizheng.demo.DemoCity;
import org.huizheng.embedded.EmbeddedPostgres;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.Roles;
import org.huizheng.operation.Operations;
import org.huizheng.operation.Progress;
import org.huizheng.process.CannotStart;
import org.huizheng.process.DataHome;
import org.huizheng.process.Database;
import org.huizheng.process.Logs;
import org.huizheng.process.Opened;
import org.huizheng.process.Ports;
import org.huizheng.process.RunningProduct;
import org.huizheng.purge.SendPurges;
import org.huizheng.render.RenderProgress;
import org.huizheng.render.RenderWorker;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.huizheng.site.SiteState;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The whole product in this JVM. The parent context does the background work as the worker role; the console and the
 * portal are children that see its stores but reach the database as their own roles: a bean named like the parent's
 * hides it.
 */
public final class Product implements AutoCloseable {

    private final Opened opened = new Opened();
    private final Settings settings;
    private final DataHome home;
    private final Database database;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ConfigurableApplicationContext console;
    private final @Nullable ConfigurableApplicationContext portal;

    private Product(Settings settings, DataHome home, boolean web, Consumer<String> say) {
        this.settings = settings;
        this.home = home;
        opened.add(home);
        try {
            say.accept("启动数据库");
            this.database = opened.add(Database.open(settings.database(), home));
            say.accept("检查并升级数据库结构");
            database.migrate();
            say.accept("启动后台与各端口");
            GenericApplicationContext worker = opened.refreshed(worker());
            this.console = opened.refreshed(console(worker, web));
            worker.getBean(RenderWorker.class).start(true);
            worker.getBean(SendPurges.class).start(true);
            if (web) {
                this.portal = opened.refreshed(portal(worker));
                home.announce(new RunningProduct(ProcessHandle.current().pid(), consoleUrl(), portalUrl()));
            } else {
                this.portal = null;
            }
        } catch (RuntimeException e) {
            close();
            throw CannotStart.of(e);
        }
    }

    /**
     * @param web false starts no server: for a command while no product runs
     * @param say told what is being done, for the operator who waits
     */
    public static Product start(Settings settings, boolean web, Consumer<String> say) {
        if (web) {
            Ports.requireFree(
                    "管理端", settings.console().bind(), settings.console().port(), "--console-port");
            Ports.requireFree("门户", settings.portal().bind(), settings.portal().port(), "--portal-port");
        }
        DataHome home = DataHome.open(settings.data());
        Logs.start(settings.log(), home.logs(), "huizheng", web);
        return new Product(settings, home, web, say);
    }

    /** A verb or a query, as the console has it. */
    public <T> T bean(Class<T> type) {
        return console.getBean(type);
    }

    public Operations operations() {
        return console.getBean(Operations.class);
    }

    /** Whether no site has ever been opened here, or the demo city's loading was interrupted. */
    public boolean awaitsDemo() {
        return sites().isEmpty() || console.getBean(DemoCity.class).unfinished();
    }

    /** Where the sites can be looked at on this machine, with their names. */
    public Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        sites().stream()
                .filter(site -> site.state() == SiteState.ONLINE)
                .forEach(site ->
                        addresses.put("http://" + site.hosts().getFirst() + ":" + port(portal) + "/", site.name()));
        return addresses;
    }

    private List<Site> sites() {
        return console.getBean(SiteQueries.class).all(SiteScope.everySite());
    }

    /** Waits until what a command caused has been made: the workers end with this product. */
    public void settle(Progress progress) throws InterruptedException {
        RenderProgress render = console.getBean(RenderProgress.class);
        for (long waiting = render.depth(null).waiting();
                waiting > 0;
                waiting = render.depth(null).waiting()) {
            progress.at("生成页面，还剩", waiting, 0);
            Thread.sleep(50);
        }
    }

    public String consoleUrl() {
        return url(port(console));
    }

    public String portalUrl() {
        return url(port(portal));
    }

    private GenericApplicationContext worker() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        Opened.lend(context, Settings.class, settings);
        Opened.lend(context, DataHome.class, home);
        Opened.lend(context, PrometheusMeterRegistry.class, meters);
        connect(context, Roles.WORKER, settings.worker().connections());
        EmbeddedPostgres server = database.server();
        if (server != null) {
            Opened.lend(context, EmbeddedPostgres.class, server);
        }
        context.registerAlias("dataSource", "workerDataSource");
        context.register(RoomLists.WORKER);
        return context;
    }

    private GenericApplicationContext console(GenericApplicationContext worker, boolean web) {
        if (!web) {
            AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
            context.register(RoomLists.CONSOLE);
            return child(context, worker, Roles.CONSOLE);
        }
        var context = new AnnotationConfigServletWebServerApplicationContext();
        context.register(RoomLists.CONSOLE);
        context.register(RoomLists.CONSOLE_WEB);
        return child(context, worker, Roles.CONSOLE);
    }

    private GenericApplicationContext portal(GenericApplicationContext worker) {
        var context = new AnnotationConfigServletWebServerApplicationContext();
        context.register(RoomLists.PORTAL);
        return child(context, worker, Roles.PORTAL);
    }

    private GenericApplicationContext child(
            GenericApplicationContext context, GenericApplicationContext parent, String role) {
        context.setParent(parent);
        connect(context, role, settings.database().connections());
        return context;
    }

    private void connect(GenericApplicationContext context, String role, int connections) {
        opened.connect(context, database, role, connections).setMetricRegistry(meters);
    }

    private static int port(@Nullable ConfigurableApplicationContext context) {
        WebServer server = context instanceof ServletWebServerApplicationContext web ? web.getWebServer() : null;
        return server == null ? 0 : server.getPort();
    }

    private static String url(int port) {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        opened.close();
    }
}
