package org.huizheng.console.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.huizheng.console.dashboard.Dashboard.Figure;
import org.huizheng.console.dashboard.Dashboard.Health;
import org.huizheng.console.dashboard.Dashboard.Release;
import org.huizheng.console.operations.VerifyAuditTrail;
import org.huizheng.console.system.ReadSystem;
import org.huizheng.console.system.SystemQueries;
import org.huizheng.document.DayFigures;
import org.huizheng.document.EditionState;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.SiteScope;
import org.huizheng.operation.TaskState;
import org.huizheng.operation.Tasks;

/** Puts together what one person sees of today. */
public final class ReadDashboard {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int RELEASES = 8;
    private static final int COUNTED = 999;

    private final Permissions permissions;
    private final Places places;
    private final Desk desk;
    private final DayFigures figures;
    private final ReleaseTrack track;
    private final ReadSystem system;
    private final SystemQueries queue;
    private final Tasks tasks;
    private final LateChannels late;
    private final Clock clock;

    ReadDashboard(
            Permissions permissions,
            Places places,
            Desk desk,
            DayFigures figures,
            ReleaseTrack track,
            ReadSystem system,
            SystemQueries queue,
            Tasks tasks,
            LateChannels late,
            Clock clock) {
        this.permissions = permissions;
        this.places = places;
        this.desk = desk;
        this.figures = figures;
        this.track = track;
        this.system = system;
        this.queue = queue;
        this.tasks = tasks;
        this.late = late;
        this.clock = clock;
    }

    public Dashboard perform(SiteScope scope, Actor actor) {
        Instant now = clock.instant();
        List<Long> sites = places.seen(scope);
        List<Release> releases = track.last(sites, RELEASES);
        return new Dashboard(
                now,
                new Dashboard.Who(actor.name()),
                desk.of(scope, actor),
                numbers(scope, sites, now, releases),
                releases,
                health(actor),
                late.of(scope, actor, sites));
    }

    private List<Figure> numbers(SiteScope scope, List<Long> sites, Instant now, List<Release> releases) {
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        List<Figure> numbers = new ArrayList<>();
        numbers.add(count(scope, sites, "releasedToday", "今日签发", EditionState.RELEASED, today));
        numbers.add(count(scope, sites, "releasedYesterday", "昨日签发", EditionState.RELEASED, today.minusDays(1)));
        numbers.add(count(scope, sites, "submittedToday", "今日报审", EditionState.IN_REVIEW, today));
        numbers.add(count(scope, sites, "withdrawnToday", "今日撤稿", EditionState.WITHDRAWN, today));
        List<Long> millis = releases.stream()
                .map(Release::visibleMillis)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (!millis.isEmpty()) {
            numbers.add(new Figure("visibleMedian", "签发到可见", millis.get(millis.size() / 2), false, "毫秒", null));
        }
        return numbers;
    }

    private Figure count(
            SiteScope scope, List<Long> sites, String key, String name, EditionState state, LocalDate day) {
        int number = figures.count(
                scope,
                sites,
                state,
                day.atStartOfDay(ZONE).toInstant(),
                day.plusDays(1).atStartOfDay(ZONE).toInstant());
        return new Figure(
                key,
                name,
                Math.min(number, COUNTED),
                number > COUNTED,
                "篇",
                "/documents?state=" + state.name() + "&from=" + day + "&to=" + day);
    }

    private List<Health> health(Actor actor) {
        List<Health> found = new ArrayList<>();
        if (permissions.refusal(actor, "system.read", Where.PLATFORM).isEmpty()) {
            system.checks().stream()
                    .filter(check -> !check.well())
                    .map(check -> new Health("bad", check.name(), check.label() + "：" + check.text(), "/system"))
                    .forEach(found::add);
            long failed = queue.deadLetters();
            if (failed > 0) {
                found.add(new Health("warn", "dead-letters", failed + " 个页面生成失败，等待处理", "/system/dead-letters"));
            }
        }
        if (permissions.refusal(actor, "audit.read", Where.PLATFORM).isEmpty()) {
            tasks.lastEnded(VerifyAuditTrail.NAME)
                    .filter(task -> task.state() == TaskState.UNSOUND)
                    .ifPresent(task -> found.add(new Health("bad", "audit-chain", "最近一次核对发现审计链有问题", "/audit")));
        }
        return found;
    }
}
