package org.huizheng.worker;

import org.huizheng.audit.AuditLog;
import org.huizheng.configuration.Settings;
import org.huizheng.kernel.SecretBox;
import org.huizheng.page.PageWorkRoom;
import org.huizheng.process.DataHome;
import org.huizheng.process.Outbound;
import org.huizheng.purge.PurgeWorkRoom;
import org.huizheng.render.GuardRoom;
import org.huizheng.render.RenderRoom;
import org.huizheng.render.RenderSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The render room as the worker role, with our settings. */
@Configuration(proxyBeanMethods = false)
@Import({RenderRoom.class, GuardRoom.class, AuditLog.class, PurgeWorkRoom.class, Outbound.class})
class Rendering {

    @Bean
    GuardRoom.GuardSettings guardSettings(Settings settings, DataHome home) {
        return new GuardRoom.GuardSettings(home.quarantine(), settings.worker().guardPagesPerSecond());
    }

    @Bean
    PageWorkRoom.HitPlace hitPlace(DataHome home) {
        return new PageWorkRoom.HitPlace(home.hits());
    }

    @Bean
    PurgeWorkRoom.Means purgeMeans(SecretBox outboundSecrets) {
        return new PurgeWorkRoom.Means(outboundSecrets, RenderRoom::forms);
    }

    @Bean
    RenderSettings renderSettings(Settings settings, DataHome home) {
        return new RenderSettings(
                home.pages(),
                settings.worker().threads(),
                settings.worker().siteSharePercent(),
                settings.portal().site());
    }
}
