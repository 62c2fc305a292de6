package org.huizheng.document;

import java.time.Duration;
import org.huizheng.kernel.Repeating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What looks every second for editions that are due, and clears the desk every minute. */
@Configuration(proxyBeanMethods = false)
public class DocumentWorkRoom {

    @Bean
    Repeating scheduledReleases(ReleaseDueEditions due) {
        return new Repeating("scheduled-releases", Duration.ofSeconds(1), due::perform);
    }

    @Bean
    Repeating sweptDesk(SweepDesk sweep) {
        return new Repeating("swept-desk", Duration.ofMinutes(1), sweep::perform);
    }
}
