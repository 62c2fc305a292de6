package org.huizheng.past.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.Summary;
import org.huizheng.page.ErasableStates;
import org.huizheng.page.Erasure;
import org.huizheng.past.ConfirmErasure;
import org.huizheng.past.ErasureActions;
import org.huizheng.past.ErasurePlan;
import org.huizheng.past.ErasureQueries;
import org.huizheng.past.ErasureState;
import org.huizheng.past.ProposeErasure;
import org.huizheng.past.RefuseErasure;
import org.huizheng.render.ShowPast;
import org.huizheng.site.SiteActions;
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

/** 依法删除 of what stood on a site. */
@RestController
@RequestMapping("/api/sites/{code}/erasures")
final class ErasureController {

    private static final int LONGEST = 2_000;

    private final PastSites sites;
    private final ShowPast past;
    private final ErasureQueries erasures;
    private final ErasureActions actions;
    private final ProposeErasure propose;
    private final ConfirmErasure confirm;
    private final RefuseErasure refuse;

    ErasureController(
            PastSites sites,
            ShowPast past,
            ErasureQueries erasures,
            ErasureActions actions,
            ProposeErasure propose,
            ConfirmErasure confirm,
            RefuseErasure refuse) {
        this.sites = sites;
        this.past = past;
        this.erasures = erasures;
        this.actions = actions;
        this.propose = propose;
        this.confirm = confirm;
        this.refuse = refuse;
    }

    record Choice(Erasure.Ground code, String name) {}

    record Home(List<Choice> grounds, List<String> allowedActions, Map<String, List<Blocker>> blockers) {}

    /**
     * @param address with STATE and ADDRESS
     * @param until with STATE: the end of the one state
     */
    record Request(
            Erasure.@Nullable Reach reach,
            @Nullable String address,
            @Nullable Long documentId,
            @Nullable Instant until,
            Erasure.@Nullable Ground ground,
            @Nullable String reason) {}

    /**
     * @param until the end of the one state; of the others, all that ended no later
     * @param states how many were erased; null until it is done
     */
    record Item(
            long id,
            ErasureState state,
            String stateName,
            Erasure.Reach reach,
            String reachName,
            @Nullable String path,
            @Nullable Long documentId,
            Instant until,
            Erasure.Ground ground,
            String groundName,
            String reason,
            String proposedBy,
            Instant proposedAt,
            @Nullable String endedBy,
            @Nullable Instant endedAt,
            @Nullable String endReason,
            @Nullable Instant finishedAt,
            @Nullable Integer states,
            @Nullable Long size) {

        static Item of(ErasureQueries.Told told) {
            var p = told.proposal();
            Erasure done = told.erasure();
            Instant finished = done == null ? null : done.finishedAt();
            boolean running = p.state() == ErasureState.CONFIRMED;
            return new Item(
                    p.id(),
                    p.state(),
                    !running ? p.state().label() : finished == null ? "正在删除" : "已删除",
                    p.plan().target().reach(),
                    p.plan().target().reach().label(),
                    p.plan().target().path(),
                    p.plan().target().documentId(),
                    p.plan().target().until(),
                    p.plan().ground(),
                    p.plan().ground().label(),
                    p.plan().reason(),
                    p.proposedBy(),
                    p.proposedAt(),
                    p.endedBy(),
                    p.endedAt(),
                    p.endReason(),
                    finished,
                    done == null ? null : done.states(),
                    done == null ? null : done.size());
        }
    }

    /** @param left what would go, or has not gone yet */
    record View(
            Item erasure,
            String fingerprint,
            List<String> sites,
            ErasableStates.Summary left,
            List<String> allowedActions,
            Map<String, List<Blocker>> blockers) {}

    record Preview(List<String> sites, ErasableStates.Summary summary, List<Blocker> blockers) {}

    record Confirmation(
            @Nullable String fingerprint, @Nullable Boolean checked) {}

    record Refusal(@Nullable String reason) {}

    @Summary("能不能发起依法删除")
    @GetMapping("/home")
    Home home(SiteScope scope, Actor actor, @PathVariable String code) {
        var blockers = actions.of(actor, sites.require(scope, actor, code).id());
        List<Choice> grounds = Arrays.stream(Erasure.Ground.values())
                .map(ground -> new Choice(ground, ground.label()))
                .toList();
        return new Home(grounds, SiteActions.allowed(blockers), blockers);
    }

    @Summary("列出站点历史内容的依法删除")
    @GetMapping
    Slice<Item> list(
            SiteScope scope,
            Actor actor,
            @PathVariable String code,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var found = erasures.list(sites.require(scope, actor, code).id(), after, limit);
        return new Slice<>(found.items().stream().map(Item::of).toList(), found.next());
    }

    @Summary("一项依法删除")
    @GetMapping("/{id}")
    View view(SiteScope scope, Actor actor, @PathVariable String code, @PathVariable long id) {
        var told = erasures.find(sites.require(scope, actor, code).id(), id)
                .orElseThrow(() -> Problem.notFound("没有这项依法删除"));
        ErasurePlan plan = told.proposal().plan();
        var blockers = actions.of(actor, told.proposal());
        return new View(
                Item.of(told),
                told.proposal().fingerprint(),
                names(scope, plan),
                erasures.summary(plan),
                SiteActions.allowed(blockers),
                blockers);
    }

    /** What would go, and what stands against it; nothing is kept. */
    @Summary("预览依法删除")
    @PostMapping("/preview")
    Preview preview(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody Request r) {
        ErasurePlan plan = propose.planned(sites.require(scope, actor, code).id(), wanted(code, r));
        ErasableStates.Summary summary = erasures.summary(plan);
        return new Preview(names(scope, plan), summary, propose.blockers(actor, plan, summary));
    }

    @Summary("发起依法删除")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View propose(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody Request r) {
        long site = sites.require(scope, actor, code).id();
        return view(
                scope,
                actor,
                code,
                propose.perform(scope, actor, site, wanted(code, r)).id());
    }

    @Summary("确认依法删除")
    @PostMapping("/{id}/confirm")
    View confirm(
            SiteScope scope,
            Actor actor,
            @PathVariable String code,
            @PathVariable long id,
            @RequestBody Confirmation c) {
        if (!Boolean.TRUE.equals(c.checked())) {
            throw Problem.invalid("请核对依据、范围和版数后再确认（checked）");
        }
        long site = sites.require(scope, actor, code).id();
        confirm.perform(scope, actor, site, id, given(c.fingerprint(), "fingerprint"));
        return view(scope, actor, code, id);
    }

    @Summary("退回依法删除")
    @PostMapping("/{id}/refuse")
    View refuse(
            SiteScope scope, Actor actor, @PathVariable String code, @PathVariable long id, @RequestBody Refusal r) {
        long site = sites.require(scope, actor, code).id();
        refuse.perform(scope, actor, site, id, r.reason() == null ? "" : r.reason());
        return view(scope, actor, code, id);
    }

    private List<String> names(SiteScope scope, ErasurePlan plan) {
        return sites.names(scope, plan.target().sites());
    }

    private ProposeErasure.Wanted wanted(String code, Request r) {
        Erasure.Reach reach = given(r.reach(), "reach");
        return new ProposeErasure.Wanted(
                reach,
                reach == Erasure.Reach.DOCUMENT ? List.of() : past.places(code, address(r)),
                r.documentId(),
                r.until(),
                given(r.ground(), "ground"),
                r.reason() == null ? "" : r.reason());
    }

    private static String address(Request r) {
        String address = given(r.address(), "address").strip();
        if (address.isEmpty() || address.length() > LONGEST || address.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("address 应为本站的地址，如 /zwgk/");
        }
        return address;
    }

    private static <T> T given(@Nullable T value, String name) {
        if (value == null) {
            throw Problem.invalid("缺少 " + name);
        }
        return value;
    }
}
