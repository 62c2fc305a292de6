package org.huizheng.blueprint.web;

import java.util.List;
import java.util.Map;
import org.huizheng.blueprint.Blueprint;
import org.huizheng.blueprint.Blueprints;
import org.huizheng.blueprint.OpenFromBlueprint;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Summary;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/blueprints")
class BlueprintController {

    private final Blueprints blueprints;
    private final OpenFromBlueprint open;

    BlueprintController(Blueprints blueprints, OpenFromBlueprint open) {
        this.blueprints = blueprints;
        this.open = open;
    }

    record Item(
            String code,
            String title,
            String kind,
            String kindName,
            String description,
            String theme,
            int channels,
            List<String> allowedActions,
            Map<String, List<Blocker>> blockers) {}

    record View(Item blueprint, List<BranchView> tree, Map<String, Object> settings) {}

    @Summary("建站模板")
    @GetMapping
    List<Item> all(Actor actor) {
        return blueprints.all().stream().map(b -> item(actor, b)).toList();
    }

    @Summary("一个建站模板")
    @GetMapping("/{code}")
    View one(Actor actor, @PathVariable String code) {
        Blueprint blueprint = blueprints.require(code);
        return new View(item(actor, blueprint), BranchView.of(blueprint.channels()), blueprint.settings());
    }

    private Item item(Actor actor, Blueprint b) {
        List<Blocker> blockers = open.blockers(actor);
        return new Item(
                b.code(),
                b.title(),
                b.kind().code(),
                b.kind().label(),
                b.description(),
                b.theme(),
                b.channels().size(),
                blockers.isEmpty() ? List.of("open") : List.of(),
                Map.of("open", blockers));
    }
}
