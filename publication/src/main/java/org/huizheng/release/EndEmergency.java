package org.huizheng.release;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows an emergency no longer. Joins the caller's transaction. */
public final class EndEmergency {

    private final JdbcClient jdbc;
    private final PublicationLog log;

    public EndEmergency(JdbcClient jdbc, PublicationLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /** @return false when it was not shown */
    public boolean perform(long emergencyId) {
        Optional<ReleasedEmergency> ended = ReleasedEmergencies.find(jdbc, emergencyId);
        ended.ifPresent(emergency -> {
            jdbc.sql("delete from release.emergency where emergency_id = ?")
                    .param(emergencyId)
                    .update();
            log.write("endEmergency", null, emergency.changes(), Wake.URGENT);
        });
        return ended.isPresent();
    }
}
