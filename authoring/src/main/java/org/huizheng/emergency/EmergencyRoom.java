package org.huizheng.emergency;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Needs the rooms {@code organization}, {@code site} and {@code document}, and the verbs of {@code release}. */
@Configuration(proxyBeanMethods = false)
@Import({
    Emergencies.class,
    ReachedSites.class,
    EmergencyRights.class,
    Arrivals.class,
    TurnEmergencies.class,
    ProposeEmergency.class,
    ConfirmEmergency.class,
    RefuseEmergency.class,
    StopEmergency.class,
    EmergencyActions.class,
    EmergencyQueries.class,
    TakeDowns.class,
    FollowTakeDowns.class
})
public class EmergencyRoom {}
