package org.huizheng.release;

import java.util.Arrays;
import org.huizheng.kernel.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Shows an emergency on the sites it is for: one row of the platform's log, one small file of each site. Joins the
 * caller's transaction.
 */
public final class ShowEmergency {

    private final JdbcClient jdbc;
    private final PublicationLog log;

    public ShowEmergency(JdbcClient jdbc, PublicationLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /**
     * @param approved the hash of what the second person has read
     * @throws Problem {@code approval-broken} when this is something else
     */
    public void perform(ReleasedEmergency emergency, byte[] approved) {
        if (!Arrays.equals(emergency.hash(), approved)) {
            throw new Problem("approval-broken", 409, "内容、范围与确认时不一致，请重新发起");
        }
        Long[] sites = emergency.sites() == null
                ? null
                : emergency.sites().stream().sorted().toArray(Long[]::new);
        jdbc.sql("""
                insert into release.emergency (emergency_id, drill, content, sites, approval_hash)
                values (?, ?, ?, ?::bigint[], ?)""")
                .param(emergency.emergencyId())
                .param(emergency.drill())
                .param(emergency.content().canonical())
                .param(sites)
                .param(approved)
                .update();
        log.write("showEmergency", null, emergency.changes(), Wake.URGENT);
    }
}
