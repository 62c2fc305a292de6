package org.huizheng.document;

import java.time.Duration;
import org.huizheng.kernel.Repeating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What looks every second for editions that are due. */
@Configuration(proxyBeanMethods = false)
public class DocumentWorkRoom {

    @Bean
    Repeating scheduledReleases(ReleaseDueEditions due) {
        return new Repeating("scheduled-releases", Duration.ofSeconds(1), due::perform);
    }

    @Bean
    Repeating talliesOfDocuments(FoldTally fold) {
        return new Repeating("tallies-of-documents", Duration.ofMinutes(1), fold::perform);
    }
}
