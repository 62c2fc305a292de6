package org.huizheng.document;

import java.time.Duration;
import org.huizheng.kernel.Repeating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What looks again and again for what is due, and clears the desk every minute. */
@Configuration(proxyBeanMethods = false)
public class DocumentWorkRoom {

    private static final Duration TO_THE_SECOND = Duration.ofMillis(250);

    @Bean
    Repeating scheduledReleases(ReleaseDueEditions due) {
        return new Repeating("scheduled-releases", TO_THE_SECOND, due::perform);
    }

    @Bean
    Repeating scheduledEnds(UnpublishDueDocuments due) {
        return new Repeating("scheduled-ends", TO_THE_SECOND, due::perform);
    }

    @Bean
    Repeating sweptDesk(SweepDesk sweep) {
        return new Repeating("swept-desk", Duration.ofMinutes(1), sweep::perform);
    }
}
