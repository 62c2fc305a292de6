package org.huizheng.site.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.Summary;
import org.huizheng.site.AssignHosts;
import org.huizheng.site.ChangeSite;
import org.huizheng.site.SetSiteState;
import org.huizheng.site.Site;
import org.huizheng.site.SiteActions;
import org.huizheng.site.SiteQueries;
import org.huizheng.site.SiteState;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/sites")
class SiteController {

    private final SiteQueries sites;
    private final SiteActions actions;
    private final ChangeSite change;
    private final AssignHosts assign;
    private final SetSiteState set;

    SiteController(SiteQueries sites, SiteActions actions, ChangeSite change, AssignHosts assign, SetSiteState set) {
        this.sites = sites;
        this.actions = actions;
        this.change = change;
        this.assign = assign;
        this.set = set;
    }

    record Changing(
            @Nullable Long version,
            @Nullable String name,
            @Nullable String domain,
            @Nullable String identityCode,
            @Nullable Map<String, Object> settings) {}

    record Settings(@Nullable Long version, @Nullable Map<String, Object> settings) {}

    record Hosts(@Nullable List<String> hosts, @Nullable Long version) {}

    /** @param until 2026-12-22; the last day of a pause, or the day a moving site closes */
    record NextState(
            @Nullable SiteState state,
            @Nullable String reason,
            @Nullable LocalDate until,
            @Nullable String successor) {

        SetSiteState.Told told() {
            return new SetSiteState.Told(text(reason), until, text(successor));
        }

        private static String text(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }

    @Summary("列出站点")
    @GetMapping
    Slice<SiteItem> list(
            SiteScope scope,
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable SiteState state,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        Slice<Site> slice = sites.list(scope, q, state, after, limit);
        return new Slice<>(
                slice.items().stream()
                        .map(site -> SiteItem.of(actor, site, sites, actions))
                        .toList(),
                slice.next());
    }

    @Summary("一个站点")
    @GetMapping("/{code}")
    SiteView view(SiteScope scope, Actor actor, @PathVariable String code) {
        return SiteView.of(actor, site(scope, code), sites, actions);
    }

    @Summary("修改站点")
    @PutMapping("/{code}")
    SiteView change(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody Changing c) {
        change.perform(
                scope,
                actor,
                site(scope, code).id(),
                given(c.version(), "version"),
                new ChangeSite.Change(
                        given(c.name(), "name"),
                        given(c.domain(), "domain"),
                        given(c.identityCode(), "identityCode"),
                        given(c.settings(), "settings")));
        return view(scope, actor, code);
    }

    @Summary("修改站点设置")
    @PutMapping("/{code}/settings")
    SiteView settings(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody Settings s) {
        Site site = site(scope, code);
        change.perform(
                scope,
                actor,
                site.id(),
                given(s.version(), "version"),
                ChangeSite.Change.settings(site, given(s.settings(), "settings")));
        return view(scope, actor, code);
    }

    @Summary("指定站点的域名")
    @PutMapping("/{code}/hosts")
    SiteView assign(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody Hosts h) {
        assign.perform(scope, actor, site(scope, code).id(), h.version(), given(h.hosts(), "hosts"));
        return view(scope, actor, code);
    }

    @Summary("改变站点状态")
    @PostMapping("/{code}/state")
    SiteView set(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody NextState next) {
        set.perform(scope, actor, site(scope, code).id(), given(next.state(), "state"), next.told());
        return view(scope, actor, code);
    }

    private Site site(SiteScope scope, String code) {
        return sites.byCode(scope, code).orElseThrow(() -> Problem.notFound("站点不存在"));
    }

    private static <T> T given(@Nullable T value, String name) {
        if (value == null) {
            throw Problem.invalid("缺少 " + name);
        }
        return value;
    }
}
