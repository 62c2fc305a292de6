package org.huizheng.emergency;

import java.time.Duration;
import org.huizheng.kernel.Repeating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What looks four times a second whether an emergency begins or ends: its end is meant to the second. */
@Configuration(proxyBeanMethods = false)
public class EmergencyWorkRoom {

    @Bean
    Repeating turnedEmergencies(TurnEmergencies turn) {
        return new Repeating("turned-emergencies", Duration.ofMillis(250), turn::perform);
    }
}
