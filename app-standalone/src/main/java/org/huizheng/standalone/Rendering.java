package org.huizheng.standalone;

import javax.sql.DataSource;
import org.huizheng.configuration.Settings;
import org.huizheng.kernel.PageStore;
import org.huizheng.page.VerifyPages;
import org.huizheng.render.RenderRoom;
import org.huizheng.render.RenderSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The render room as the worker role, with our settings. */
@Configuration(proxyBeanMethods = false)
@Import(RenderRoom.class)
class Rendering {

    @Bean
    RenderSettings renderSettings(Settings settings, DataHome home) {
        return new RenderSettings(
                home.pages(), settings.worker().threads(), settings.portal().site());
    }

    @Bean
    VerifyPages verifyPages(DataSource dataSource, PageStore pages) {
        return new VerifyPages(JdbcClient.create(dataSource), pages);
    }
}
