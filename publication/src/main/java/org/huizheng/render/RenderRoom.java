package org.huizheng.render;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.PageStore;
import org.huizheng.release.PublicationLog;
import org.huizheng.release.PublishTheme;
import org.huizheng.release.TurnDay;
import org.huizheng.release.Wakes;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rendering. Needs the beans {@code workerDataSource}, {@link PageStore}, {@link BlobStore}, {@link PageSeal}, {@link Clock} and
 * {@link RenderSettings}; the verbs' side ({@link Wakes}, the theme check) works on the verbs' own data source.
 */
@Configuration(proxyBeanMethods = false)
public class RenderRoom {

    @Bean
    RenderSignal renderSignal() {
        return new RenderSignal();
    }

    @Bean
    Engine renderEngine(
            @Qualifier("workerDataSource") DataSource worker,
            PageStore pages,
            BlobStore blobs,
            PageSeal seal,
            Clock clock,
            RenderSignal signal) {
        return new Engine(worker, pages, blobs, seal, clock, UUID.randomUUID().toString(), signal, Set.of());
    }

    @Bean
    RebuildSite rebuildSite(Engine engine, RenderSettings settings) {
        return new RebuildSite(engine, settings.threads());
    }

    @Bean
    RequestRebuild requestRebuild(Engine engine) {
        return new RequestRebuild(engine);
    }

    @Bean
    RetryPages retryPages(Engine engine) {
        return new RetryPages(engine);
    }

    @Bean
    ExplainPage explainPage(Engine engine) {
        return new ExplainPage(engine);
    }

    @Bean
    ShowPast showPast(Engine engine, Clock clock) {
        return new ShowPast(engine, clock);
    }

    @Bean
    RenderProgress renderProgress(Engine engine) {
        return new RenderProgress(engine);
    }

    /** Not started: the product starts it when everything stands. */
    @Bean(destroyMethod = "close")
    RenderWorker renderWorker(Engine engine, RebuildSite rebuild, RenderSettings settings, RenderSignal signal) {
        PublicationLog log = new PublicationLog(engine.jdbc, engine.wakes);
        TurnDay turnDay = new TurnDay(engine.jdbc, engine.transactions, log);
        return new RenderWorker(
                engine,
                rebuild,
                new DayJob(engine, turnDay),
                new HostsFile(engine, settings.pages(), settings.portalSite()),
                signal,
                settings.threads(),
                new SiteTime(settings.siteSharePercent(), Duration.ofSeconds(1), System::nanoTime));
    }

    @Bean
    PublishTheme.Check themeCheck() {
        return new ThemeCheck();
    }

    /** The addresses of all that is made of stored pages, theirs among them. */
    public static List<String> forms(List<String> stored) {
        return TellCaches.forms(stored);
    }

    /** For the verbs: asks for pages on the data source the verbs work on; {@code committed} tells the workers of this JVM. */
    public static Wakes wakes(DataSource verbs, Runnable committed) {
        return new WakePages(JdbcClient.create(verbs), committed);
    }
}
