package org.huizheng.blueprint.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huizheng.blueprint.Blueprint;
import org.huizheng.blueprint.Blueprints;
import org.huizheng.blueprint.OpenFromBlueprint;
import org.huizheng.blueprint.OpenFromBlueprint.Opened;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.Summary;
import org.huizheng.site.NewSite;
import org.huizheng.site.OpenSite;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/sites")
class OpeningController {

    private static final int MOST = 200;

    private final Blueprints blueprints;
    private final OpenFromBlueprint fromBlueprint;
    private final OpenSite open;

    OpeningController(Blueprints blueprints, OpenFromBlueprint fromBlueprint, OpenSite open) {
        this.blueprints = blueprints;
        this.fromBlueprint = fromBlueprint;
        this.open = open;
    }

    record Preview(
            List<Blocker> blockers,
            List<BranchView> channels,
            Map<String, Object> settings,
            @Nullable String theme,
            @Nullable String themeTitle) {}

    record Batch(@Nullable List<OpeningRequest> sites) {}

    /** @param problem why it was not opened; the others go on */
    record Outcome(
            String code, @Nullable Long siteId, @Nullable Refusal problem) {}

    record Refusal(String type, String detail, List<Blocker> blockers) {}

    record Outcomes(List<Outcome> items) {}

    @Summary("开设站点")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Opened open(Actor actor, @RequestBody OpeningRequest request) {
        NewSite site = request.site();
        return request.blueprint() == null
                ? new Opened(open.perform(actor, site), site.code(), 0)
                : fromBlueprint.perform(actor, blueprints.require(request.blueprint()), site);
    }

    /** What would be made, and what stands against it. */
    @Summary("开设站点会怎样")
    @PostMapping("/preview")
    Preview preview(Actor actor, @RequestBody OpeningRequest request) {
        NewSite site = request.site();
        if (request.blueprint() == null) {
            return new Preview(open.blockers(actor, site), List.of(), site.settings(), null, null);
        }
        Blueprint blueprint = blueprints.require(request.blueprint());
        return new Preview(
                fromBlueprint.blockers(actor, blueprint, site),
                BranchView.of(blueprint.channels()),
                OpenFromBlueprint.furnished(blueprint, site).settings(),
                blueprint.theme(),
                fromBlueprint.themeTitle(blueprint));
    }

    /** Many sites, each all or nothing. */
    @Summary("批量开设站点")
    @PostMapping("/batch")
    Outcomes batch(Actor actor, @RequestBody Batch batch) {
        List<OpeningRequest> given = batch.sites();
        if (given == null || given.isEmpty() || given.size() > MOST || given.contains(null)) {
            throw Problem.invalid("一次开设 1 到 " + MOST + " 个站点");
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (OpeningRequest request : given) {
            outcomes.add(attempt(actor, request));
        }
        return new Outcomes(outcomes);
    }

    private Outcome attempt(Actor actor, OpeningRequest request) {
        String code = request.code() == null ? "" : request.code();
        try {
            return new Outcome(code, open(actor, request).siteId(), null);
        } catch (Problem e) {
            List<Blocker> blockers = new ArrayList<>();
            if (e.members().get("blockers") instanceof List<?> reasons) {
                reasons.forEach(reason -> blockers.add((Blocker) reason));
            }
            return new Outcome(code, null, new Refusal(e.type(), String.valueOf(e.getMessage()), blockers));
        }
    }
}
