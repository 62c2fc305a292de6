package org.huizheng.media;

import java.time.Duration;
import org.huizheng.kernel.Repeating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What tidies up after uploads, in every process that receives them. */
@Configuration(proxyBeanMethods = false)
public class MediaWorkRoom {

    @Bean
    Repeating quarantineScanning(ScanQuarantine scan) {
        return new Repeating("quarantine-scanning", Duration.ofSeconds(15), scan::perform);
    }

    @Bean
    Repeating uploadSweeping(SweepUploads sweep) {
        return new Repeating("upload-sweeping", Duration.ofMinutes(10), sweep::perform);
    }
}
