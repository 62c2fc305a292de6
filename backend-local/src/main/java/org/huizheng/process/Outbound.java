package org.huizheng.process;

import java.time.Duration;
import org.huizheng.configuration.Settings;
import org.huizheng.kernel.SecretBox;
import org.huizheng.kernel.outbound.GuardedClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The only way out, as the operator's list has it, and the key of the secrets that are sent along. */
@Configuration(proxyBeanMethods = false)
public class Outbound {

    @Bean
    GuardedClient guardedClient(Settings settings) {
        return new GuardedClient(
                settings.outbound().hosts(),
                Duration.ofSeconds(settings.outbound().seconds()));
    }

    @Bean
    SecretBox outboundSecrets(DataHome home) {
        return new SecretBox(home.secret("cache.key"));
    }
}
