package org.huizheng.document;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;

/** 定时签发: an approved edition will be released at a given moment ({@link ReleaseDueEditions}). */
public final class ScheduleEdition {

    private final ChangeState change;
    private final EditionWriter writer;
    private final Clock clock;

    ScheduleEdition(ChangeState change, EditionWriter writer, Clock clock) {
        this.change = change;
        this.writer = writer;
        this.clock = clock;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return change.blockers(actor, EditionAction.SCHEDULE, edition);
    }

    public void perform(SiteScope scope, Actor actor, long editionId, Instant at) {
        if (!at.isAfter(clock.instant())) {
            throw Problem.invalid("定时签发的时间须晚于现在");
        }
        change.perform(scope, actor, EditionAction.SCHEDULE, editionId, "", edition -> writer.schedule(editionId, at));
    }
}
