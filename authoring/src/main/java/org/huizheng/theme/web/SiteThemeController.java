package org.huizheng.theme.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
import org.huizheng.site.SettingField;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.huizheng.theme.ApplyTheme;
import org.huizheng.theme.ThemeQueries;
import org.huizheng.theme.ThemeQueries.Applied;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What one site is shown in, and the form of what it says. */
@RestController
@RequestMapping("/api/sites/{code}")
class SiteThemeController {

    private final SiteQueries sites;
    private final ThemeQueries themes;
    private final ApplyTheme apply;

    SiteThemeController(SiteQueries sites, ThemeQueries themes, ApplyTheme apply) {
        this.sites = sites;
        this.themes = themes;
        this.apply = apply;
    }

    record Group(String key, String title, List<SettingField> fields) {}

    record Settings(long version, Map<String, Object> values, List<Group> groups) {}

    record Applying(@Nullable String theme, @Nullable Long versionId) {}

    record Undo(String method, String path, Applying body) {}

    /** @param theme "" while the site has none */
    record View(
            String theme,
            String title,
            @Nullable Long versionId,
            int number,
            boolean newest,
            String appliedBy,
            @Nullable Instant appliedAt,
            List<ThemeQueries.Application> history,
            List<String> allowedActions,
            Map<String, List<Blocker>> blockers,
            @Nullable Undo undo) {}

    @Summary("站点设置表单")
    @GetMapping("/settings")
    Settings settings(SiteScope scope, @PathVariable String code) {
        Site site = site(scope, code);
        List<Group> groups = new ArrayList<>(List.of(
                new Group("footer", "页脚与备案", SettingField.FOOTER), new Group("hant", "繁体版", SettingField.HANT)));
        List<SettingField> theme = themes.form(site.id());
        if (!theme.isEmpty()) {
            groups.add(new Group("theme", "主题设置", theme));
        }
        return new Settings(site.version(), site.settings(), groups);
    }

    @Summary("站点的主题")
    @GetMapping("/theme")
    View theme(SiteScope scope, Actor actor, @PathVariable String code) {
        return view(actor, site(scope, code).id(), null);
    }

    @Summary("给站点换主题")
    @PostMapping("/theme")
    View apply(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody Applying a) {
        String theme = a.theme();
        if (theme == null) {
            throw Problem.invalid("缺少 theme（主题名）");
        }
        long siteId = site(scope, code).id();
        Optional<Applied> before = apply.perform(scope, actor, siteId, theme, a.versionId());
        return view(
                actor,
                siteId,
                before.map(was -> new Undo(
                                "POST", "/api/sites/" + code + "/theme", new Applying(was.theme(), was.versionId())))
                        .orElse(null));
    }

    private View view(Actor actor, long siteId, @Nullable Undo undo) {
        List<Blocker> refusals = apply.blockers(actor, siteId);
        List<String> allowed = refusals.isEmpty() ? List.of("apply") : List.of();
        Map<String, List<Blocker>> blockers = Map.of("apply", refusals);
        List<ThemeQueries.Application> history = themes.history(siteId);
        return themes.applied(siteId)
                .map(applied -> {
                    ThemeQueries.Installed installed = themes.require(applied.theme());
                    return new View(
                            applied.theme(),
                            installed.title(),
                            applied.versionId(),
                            themes.version(applied.theme(), applied.versionId()).number(),
                            installed.versionId() == applied.versionId(),
                            applied.by(),
                            applied.at(),
                            history,
                            allowed,
                            blockers,
                            undo);
                })
                .orElseGet(() -> new View("", "", null, 0, false, "", null, history, allowed, blockers, undo));
    }

    private Site site(SiteScope scope, String code) {
        return sites.byCode(scope, code).orElseThrow(() -> Problem.notFound("站点不存在"));
    }
}
