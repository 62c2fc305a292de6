package org.huizheng.standalone;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import org.huizheng.configuration.Settings;
import org.huizheng.portal.PortalRoom;
import org.huizheng.portal.PortalSettings;
import org.huizheng.portal.PortalSettings.AccessLogFormat;
import org.huizheng.process.DataHome;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The portal's context in this product: the same rooms as on a host of its own, with our settings. */
@Configuration(proxyBeanMethods = false)
@Import(PortalRoom.class)
class PortalParts {

    @Bean
    PortalSettings portalSettings(Settings settings, DataHome home) throws UnknownHostException {
        String bind = InetAddress.getByName(settings.portal().bind()).getHostAddress();
        Settings.Portal given = settings.portal();
        return PortalSettings.of(home.pages(), bind, given.port())
                .with(
                        Arrays.stream(given.trustedProxies().split(","))
                                .map(String::strip)
                                .toList(),
                        Duration.ofDays(given.hstsDays()),
                        given.searchBurst(),
                        given.searchPerMinute(),
                        given.accessLog() == Settings.Switch.ON ? AccessLogFormat.TEXT : AccessLogFormat.OFF,
                        home.hits());
    }
}
