package org.huizheng.channel;

import java.time.Duration;
import org.huizheng.kernel.Repeating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What looks every second for channels on their way into others. */
@Configuration(proxyBeanMethods = false)
public class ChannelWorkRoom {

    /** A pass is waited for when the process stops. */
    private static final int BATCHES_A_PASS = 20;

    @Bean
    Repeating channelMerges(ContinueMerges merges) {
        return new Repeating("channel-merges", Duration.ofSeconds(1), () -> pass(merges));
    }

    private static void pass(ContinueMerges merges) {
        int batches = 0;
        while (merges.perform() > 0 && batches < BATCHES_A_PASS) {
            batches++;
        }
    }
}
