package org.huizheng.render;

import java.nio.file.Path;
import java.time.Duration;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Repeating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What watches the files of the sites and mends them, beside the workers that make the pages it asks for. */
@Configuration(proxyBeanMethods = false)
public class GuardRoom {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration BETWEEN_FOLDS = Duration.ofSeconds(10);

    /**
     * @param quarantine the directory where evidence is kept
     * @param pagesPerSecond 0 for no guard
     */
    public record GuardSettings(Path quarantine, int pagesPerSecond) {}

    /** Here, and not where pages are asked for: only who writes the files may shorten them. */
    @Bean
    Repeating journalFolding(Engine engine) {
        return new Repeating("journal-folding", BETWEEN_FOLDS, engine.journals::perform);
    }

    @Bean
    Repeating pageGuard(Engine engine, AuditTrail audit, GuardSettings settings) {
        GuardPages guard = new GuardPages(engine, settings.quarantine(), audit, Math.max(1, settings.pagesPerSecond()));
        return new Repeating("page-guard", PAUSE, settings.pagesPerSecond() > 0 ? guard::perform : () -> {});
    }
}
