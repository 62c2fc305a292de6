package org.huizheng.emergency;

import java.time.Duration;
import org.huizheng.kernel.Repeating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What looks four times a second whether an emergency begins or ends, and how far a taking down is: both are meant to the second. */
@Configuration(proxyBeanMethods = false)
public class EmergencyWorkRoom {

    @Bean
    Repeating turnedEmergencies(TurnEmergencies turn) {
        return new Repeating("turned-emergencies", Duration.ofMillis(250), turn::perform);
    }

    @Bean
    Repeating followedTakeDowns(FollowTakeDowns follow) {
        return new Repeating("followed-take-downs", Duration.ofMillis(250), follow::perform);
    }
}
