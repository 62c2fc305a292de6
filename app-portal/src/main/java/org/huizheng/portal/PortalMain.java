package org.huizheng.portal;

import java.nio.file.Path;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SecretFile;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * The portal as a process of its own, for a host that holds nothing but what the public may see. Its settings are those of
 * {@link PortalSettings}, as {@code --huizheng.portal.pages=DIR} or {@code HUIZHENG_PORTAL_PAGES}; with a database and
 * {@code --huizheng.search.directory=DIR} it searches too; with {@code --huizheng.seal.file=FILE}, a copy of
 * {@code secrets/page-seal}, it refuses what was changed behind the back of the worker.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PortalSettings.class)
@Import({PortalDatabase.class, PortalSearch.class, PortalRoom.class})
public class PortalMain {

    private static final int CANNOT_START = 1;

    /** Without it every file is served as it is found. */
    @Bean
    @ConditionalOnProperty("huizheng.seal.file")
    PageSeal pageSeal(Environment environment) {
        return new PageSeal(SecretFile.read(Path.of(environment.getRequiredProperty("huizheng.seal.file"))));
    }

    public static void main(String[] args) {
        try {
            application().run(args);
        } catch (RuntimeException e) {
            System.err.println("门户无法启动：" + reason(e));
            System.exit(CANNOT_START);
        }
    }

    static SpringApplication application() {
        var application = new SpringApplication(PortalMain.class);
        application.setBannerMode(Banner.Mode.OFF);
        return application;
    }

    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof Problem)) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
