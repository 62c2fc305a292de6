package org.huizheng.render;

import java.time.LocalDate;
import java.util.Optional;
import org.huizheng.release.TurnDay;

/** Looks whether the day has turned; safe to ask as often as one likes, in as many processes as one likes. */
final class DayJob {

    private final Engine engine;
    private final TurnDay turnDay;

    DayJob(Engine engine, TurnDay turnDay) {
        this.engine = engine;
        this.turnDay = turnDay;
    }

    void look() {
        LocalDate today = LocalDate.ofInstant(engine.clock.instant(), Rendering.SHANGHAI);
        Optional<LocalDate> shown = engine.jdbc
                .sql("select shown from render.day")
                .query(LocalDate.class)
                .optional();
        if (shown.filter(today::equals).isPresent()) {
            return;
        }
        turnDay.perform(today);
        engine.jdbc
                .sql(
                        "insert into render.day (shown) values (?) on conflict (only_one) do update set shown = excluded.shown")
                .param(today)
                .update();
    }
}
