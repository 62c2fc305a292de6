package org.huizheng.document;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 定时签发: an approved edition will be released at a given moment ({@link ReleaseDueEditions}). */
public final class ScheduleEdition {

    private final ChangeState change;
    private final JdbcClient jdbc;
    private final Clock clock;

    ScheduleEdition(ChangeState change, JdbcClient jdbc, Clock clock) {
        this.change = change;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<Blocker> blockers(Edition edition) {
        return EditionAction.SCHEDULE.blockers(edition.state());
    }

    public void perform(SiteScope scope, Actor actor, long editionId, Instant at) {
        if (!at.isAfter(clock.instant())) {
            throw Problem.invalid("定时签发的时间须晚于现在");
        }
        change.perform(scope, actor, EditionAction.SCHEDULE, editionId, "", edition -> jdbc.sql(
                        "update document.edition set scheduled_at = ?::timestamptz where edition_id = ?")
                .params(at.toString(), editionId)
                .update());
    }
}
