package org.huizheng.site.web;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
import org.huizheng.site.AssignHosts;
import org.huizheng.site.ChangeSite;
import org.huizheng.site.NewSite;
import org.huizheng.site.OpenSite;
import org.huizheng.site.SetSiteState;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.huizheng.site.SiteState;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/sites")
class SiteController {

    private final SiteQueries sites;
    private final OpenSite open;
    private final ChangeSite change;
    private final AssignHosts assign;
    private final SetSiteState set;

    SiteController(SiteQueries sites, OpenSite open, ChangeSite change, AssignHosts assign, SetSiteState set) {
        this.sites = sites;
        this.open = open;
        this.change = change;
        this.assign = assign;
        this.set = set;
    }

    record Opening(
            String code,
            String name,
            long organizationId,
            String domain,
            List<String> hosts,
            String identityCode,
            Map<String, Object> settings) {}

    record Opened(long siteId) {}

    record Changing(long version, String name, String domain, String identityCode, Map<String, Object> settings) {}

    record NextState(SiteState state, @Nullable String reason) {}

    @Summary("列出站点")
    @GetMapping
    List<Site> all(SiteScope scope) {
        return sites.all(scope);
    }

    @Summary("一个站点")
    @GetMapping("/{code}")
    Site site(SiteScope scope, @PathVariable String code) {
        return sites.byCode(scope, code).orElseThrow(() -> Problem.notFound("站点不存在"));
    }

    /** Only who may act on every site may open one. */
    @Summary("开设站点")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Opened open(SiteScope scope, Actor actor, @RequestBody Opening o) {
        if (!scope.every()) {
            throw new Problem("forbidden", 403, "没有开设站点的权限");
        }
        return new Opened(open.perform(
                actor,
                new NewSite(
                        o.code(),
                        o.name(),
                        o.organizationId(),
                        o.domain(),
                        o.hosts(),
                        o.identityCode(),
                        o.settings())));
    }

    @Summary("修改站点")
    @PutMapping("/{code}")
    Site change(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody Changing c) {
        long id = site(scope, code).id();
        change.perform(
                scope,
                actor,
                id,
                c.version(),
                new ChangeSite.Change(c.name(), c.domain(), c.identityCode(), c.settings()));
        return site(scope, code);
    }

    @Summary("指定站点的域名")
    @PutMapping("/{code}/hosts")
    Site assign(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody List<String> hosts) {
        assign.perform(scope, actor, site(scope, code).id(), hosts);
        return site(scope, code);
    }

    @Summary("改变站点状态")
    @PostMapping("/{code}/state")
    Site set(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody NextState next) {
        set.perform(scope, actor, site(scope, code).id(), next.state(), next.reason() == null ? "" : next.reason());
        return site(scope, code);
    }
}
