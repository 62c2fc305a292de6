package org.huizheng.emergency.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huizheng.emergency.ConfirmEmergency;
import org.huizheng.emergency.Emergency;
import org.huizheng.emergency.EmergencyActions;
import org.huizheng.emergency.EmergencyPlan;
import org.huizheng.emergency.EmergencyQueries;
import org.huizheng.emergency.ProposeEmergency;
import org.huizheng.emergency.Reach;
import org.huizheng.emergency.RefuseEmergency;
import org.huizheng.emergency.StopEmergency;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.Summary;
import org.huizheng.release.EmergencyContent;
import org.huizheng.release.EmergencyLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/emergencies")
class EmergencyController {

    private final EmergencyQueries emergencies;
    private final EmergencyActions actions;
    private final ProposeEmergency propose;
    private final ConfirmEmergency confirm;
    private final RefuseEmergency refuse;
    private final StopEmergency stop;

    EmergencyController(
            EmergencyQueries emergencies,
            EmergencyActions actions,
            ProposeEmergency propose,
            ConfirmEmergency confirm,
            RefuseEmergency refuse,
            StopEmergency stop) {
        this.emergencies = emergencies;
        this.actions = actions;
        this.propose = propose;
        this.confirm = confirm;
        this.refuse = refuse;
        this.stop = stop;
    }

    /** @param level NOTICE when it is left out */
    record Request(
            @Nullable Boolean drill,
            @Nullable String text,
            @Nullable EmergencyLevel level,
            @Nullable String link,
            @Nullable String linkText,
            @Nullable Boolean greyscale,
            @Nullable Reach reach,
            @Nullable Long organizationId,
            @Nullable List<Long> sites,
            @Nullable String reason,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt) {

        EmergencyPlan plan() {
            if (sites != null && sites.contains(null)) {
                throw Problem.invalid("sites 里有空的一个，应是站点的编号");
            }
            return new EmergencyPlan(
                    Boolean.TRUE.equals(drill),
                    new EmergencyContent(
                            or(text),
                            level == null ? EmergencyLevel.NOTICE : level,
                            or(link),
                            or(linkText),
                            Boolean.TRUE.equals(greyscale)),
                    given(reach, "reach"),
                    organizationId,
                    sites,
                    or(reason),
                    startsAt,
                    given(endsAt, "endsAt"));
        }

        private static String or(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }

    record Confirmation(
            @Nullable String fingerprint, @Nullable Boolean checked) {}

    record Reason(@Nullable String reason) {}

    /** What there is to choose from, and whether one may propose at all. */
    record Home(List<Choice> levels, List<String> allowedActions, Map<String, List<Blocker>> blockers) {}

    record Choice(EmergencyLevel code, String name) {}

    record Preview(EmergencyQueries.Where where, List<Blocker> blockers) {}

    @Summary("列出应急公告")
    @GetMapping
    Slice<EmergencyItem> list(
            SiteScope scope,
            Actor actor,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        Slice<Emergency> found = emergencies.list(scope, after, limit);
        return new Slice<>(
                found.items().stream()
                        .map(e -> EmergencyItem.of(e, actions.of(actor, e)))
                        .toList(),
                found.next());
    }

    @Summary("能不能发起应急公告")
    @GetMapping("/home")
    Home home(SiteScope scope, Actor actor) {
        var blockers = actions.of(scope, actor);
        return new Home(
                java.util.Arrays.stream(EmergencyLevel.values())
                        .map(level -> new Choice(level, level.label()))
                        .toList(),
                EmergencyActions.allowed(blockers),
                blockers);
    }

    @Summary("一条应急公告")
    @GetMapping("/{id}")
    EmergencyView view(SiteScope scope, Actor actor, @PathVariable long id) {
        Emergency e = emergencies.byId(scope, id).orElseThrow(() -> Problem.notFound("没有这条应急公告"));
        return new EmergencyView(
                EmergencyItem.of(e, actions.of(actor, e)),
                e.fingerprint(),
                emergencies.where(e.plan()),
                emergencies.report(e));
    }

    /** What would be shown where, and what stands against it; nothing is kept. */
    @Summary("预览应急公告")
    @PostMapping("/preview")
    Preview preview(SiteScope scope, Actor actor, @RequestBody Request r) {
        EmergencyPlan plan = propose.resolved(scope, r.plan());
        return new Preview(emergencies.where(plan), propose.blockers(actor, plan));
    }

    @Summary("发起应急公告")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    EmergencyView propose(SiteScope scope, Actor actor, @RequestBody Request r) {
        return view(scope, actor, propose.perform(scope, actor, r.plan()).id());
    }

    @Summary("确认应急公告")
    @PostMapping("/{id}/confirm")
    EmergencyView confirm(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody Confirmation c) {
        if (!Boolean.TRUE.equals(c.checked())) {
            throw Problem.invalid("请逐字核对文字、范围和结束时间后再确认（checked）");
        }
        confirm.perform(scope, actor, id, given(c.fingerprint(), "fingerprint"));
        return view(scope, actor, id);
    }

    @Summary("退回应急公告")
    @PostMapping("/{id}/refuse")
    EmergencyView refuse(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody Reason r) {
        refuse.perform(scope, actor, id, r.reason() == null ? "" : r.reason());
        return view(scope, actor, id);
    }

    @Summary("提前结束应急公告")
    @PostMapping("/{id}/stop")
    EmergencyView stop(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody Reason r) {
        stop.perform(scope, actor, id, r.reason() == null ? "" : r.reason());
        return view(scope, actor, id);
    }

    private static <T> T given(@Nullable T value, String name) {
        if (value == null) {
            throw Problem.invalid("缺少 " + name);
        }
        return value;
    }
}
