package org.huizheng.console;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.huizheng.configuration.BadSetting;
import org.huizheng.configuration.Settings;
import org.huizheng.media.ClamScanner;
import org.huizheng.media.MalwareScanner;
import org.huizheng.media.MediaSettings;
import org.huizheng.process.DataHome;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the operator decided about the library. */
@Configuration(proxyBeanMethods = false)
class MediaParts {

    private static final Duration KEEP_UPLOADS = Duration.ofHours(24);

    @Bean
    MediaSettings mediaSettings(Settings settings, DataHome home) {
        Settings.Media media = settings.media();
        try {
            int most = media.clamd().isEmpty() ? media.fileMib() : Math.min(media.fileMib(), media.clamdMib());
            return new MediaSettings(
                    home.uploads(),
                    (long) most << 20,
                    media.megapixels() * 1_000_000L,
                    MediaSettings.widths(media.widths()),
                    (long) media.siteGib() << 30,
                    KEEP_UPLOADS);
        } catch (IllegalArgumentException e) {
            throw new BadSetting("配置项 media.widths 的值“" + media.widths() + "”不对，应当是 16 到 8192 的整数，逗号分隔");
        }
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService scanningClock() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("scanning-clock").factory());
    }

    @Bean
    MalwareScanner malwareScanner(Settings settings, ScheduledExecutorService scanningClock) {
        String place = settings.media().clamd();
        if (place.isEmpty()) {
            return MalwareScanner.NONE;
        }
        try {
            Duration patience = Duration.ofSeconds(settings.media().clamdSeconds());
            return new ClamScanner(place, patience, scanningClock);
        } catch (IllegalArgumentException e) {
            throw new BadSetting("配置项 media.clamd 的值“" + place + "”不对，应当形如 unix:/run/clamav/clamd.ctl 或 主机:3310");
        }
    }
}
