package org.huizheng.portal;

import java.nio.file.Path;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SecretFile;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * The portal as a process of its own, for a host that holds nothing but what the public may see. Its settings are those of
 * {@link PortalSettings}, as {@code --huizheng.portal.pages=DIR} or {@code HUIZHENG_PORTAL_PAGES}; with a database and
 * {@code --huizheng.search.directory=DIR} it searches too. By {@code --huizheng.seal.file=FILE}, a copy of
 * {@code secrets/page-seal}, it refuses what was changed behind the back of the worker; not to do so has to be said.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PortalSettings.class)
@Import({PortalDatabase.class, PortalSearch.class, PortalRoom.class})
public class PortalMain {

    private static final int CANNOT_START = 1;

    /** With {@code none} every file is served as it is found. */
    @Bean
    @ConditionalOnExpression("'${huizheng.seal.file:}' != 'none'")
    PageSeal pageSeal(Environment environment) {
        String file = environment.getProperty("huizheng.seal.file", "");
        if (file.isEmpty()) {
            throw Problem.invalid("请用 --huizheng.seal.file=文件 指明清单封印（数据目录里 secrets/page-seal 的副本）；"
                    + "确定不核对页面是否被改动时写 --huizheng.seal.file=none");
        }
        return new PageSeal(SecretFile.read(Path.of(file)));
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
