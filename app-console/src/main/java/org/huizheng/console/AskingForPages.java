package org.huizheng.console;

import org.huizheng.process.DataHome;
import org.huizheng.process.FileStores;
import org.huizheng.process.Outbound;
import org.huizheng.render.RenderRoom;
import org.huizheng.render.RenderSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a console needs in place of the worker's context: the stores, and the render room to ask, never started. */
@Configuration(proxyBeanMethods = false)
@Import({FileStores.class, RenderRoom.class, Outbound.class})
class AskingForPages {

    @Bean
    RenderSettings renderSettings(DataHome home) {
        return new RenderSettings(home.pages(), 1, 100, "");
    }
}
