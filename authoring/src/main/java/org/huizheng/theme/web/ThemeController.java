package org.huizheng.theme.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
import org.huizheng.release.ReleasedThemes;
import org.huizheng.site.SettingField;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.huizheng.theme.EditTheme;
import org.huizheng.theme.InstallTheme;
import org.huizheng.theme.PreviewTheme;
import org.huizheng.theme.ThemeQueries;
import org.huizheng.theme.ThemeVersion;
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
@RequestMapping("/api/themes")
class ThemeController {

    private final ThemeQueries themes;
    private final ReleasedThemes released;
    private final InstallTheme install;
    private final EditTheme edit;
    private final PreviewTheme preview;
    private final SiteQueries sites;

    ThemeController(
            ThemeQueries themes,
            ReleasedThemes released,
            InstallTheme install,
            EditTheme edit,
            PreviewTheme preview,
            SiteQueries sites) {
        this.themes = themes;
        this.released = released;
        this.install = install;
        this.edit = edit;
        this.preview = preview;
        this.sites = sites;
    }

    record Item(
            String name,
            String title,
            String version,
            long versionId,
            int number,
            String installedBy,
            Instant installedAt,
            List<ThemeQueries.User> sites,
            List<String> allowedActions,
            Map<String, List<Blocker>> blockers) {}

    /** @param changed the templates that differ from the version it was made from */
    record Version(
            long id,
            int number,
            String label,
            String remark,
            String by,
            Instant at,
            @Nullable Long basedOn,
            Set<String> changed,
            List<String> sites) {}

    record View(Item theme, List<Version> versions, Map<String, Object> settings, List<SettingField> form) {}

    record Source(String path, String source, long versionId) {}

    record Edit(
            @Nullable Long base,
            @Nullable Map<String, @Nullable String> files,
            @Nullable String remark) {

        long given() {
            if (base == null) {
                throw Problem.invalid("缺少 base（在哪个版本上改）");
            }
            return base;
        }

        Map<String, String> sources() {
            Map<String, String> sources = new LinkedHashMap<>();
            if (files != null) {
                files.forEach((path, source) -> sources.put(path, source == null ? "" : source));
            }
            return sources;
        }
    }

    /** @param page home, elder, map, statement, error, channel or document; {@code channelId} whose, else the first that has one */
    record Previewing(
            @Nullable String site,
            @Nullable Long base,
            @Nullable Map<String, @Nullable String> files,
            @Nullable String page,
            @Nullable Long channelId) {

        Edit edit() {
            return new Edit(base, files, null);
        }
    }

    record Checked(boolean ok, List<EditTheme.Mistake> errors, List<String> sites) {}

    @Summary("已安装的主题")
    @GetMapping
    List<Item> all(SiteScope scope, Actor actor) {
        return themes.all().stream().map(theme -> item(scope, actor, theme)).toList();
    }

    @Summary("一个主题")
    @GetMapping("/{name}")
    View one(SiteScope scope, Actor actor, @PathVariable String name) {
        Item item = item(scope, actor, themes.require(name));
        List<Version> versions =
                themes.versions(name).stream().map(v -> version(v, item)).toList();
        return new View(
                item,
                versions,
                released.settings(item.versionId()),
                themes.version(name, item.versionId()).form());
    }

    @Summary("主题版本的文件")
    @GetMapping("/{name}/versions/{id}/files")
    List<ReleasedThemes.File> files(@PathVariable String name, @PathVariable long id) {
        return released.files(themes.version(name, id).id());
    }

    @Summary("主题版本的一个文件")
    @GetMapping("/{name}/versions/{id}/file")
    Source file(@PathVariable String name, @PathVariable long id, @RequestParam String path) {
        return released.source(themes.version(name, id).id(), path)
                .map(source -> new Source(path, source, id))
                .orElseThrow(() -> Problem.notFound("主题里没有文件“" + path + "”"));
    }

    @Summary("检查对主题的改动")
    @PostMapping("/{name}/check")
    Checked check(SiteScope scope, @PathVariable String name, @RequestBody Edit e) {
        List<EditTheme.Mistake> mistakes = edit.mistakes(name, e.given(), e.sources());
        return new Checked(
                mistakes.isEmpty(),
                mistakes,
                themes.users(scope, name).stream().map(ThemeQueries.User::code).toList());
    }

    @Summary("预览主题的页面，可以带没有保存的模板")
    @PostMapping("/{name}/preview")
    PreviewTheme.Preview preview(SiteScope scope, Actor actor, @PathVariable String name, @RequestBody Previewing p) {
        String code = p.site();
        if (code == null) {
            throw Problem.invalid("缺少 site（用哪个站点的内容）");
        }
        long siteId = sites.byCode(scope, code).map(Site::id).orElseThrow(() -> Problem.notFound("站点不存在"));
        return preview.perform(
                scope,
                actor,
                siteId,
                new PreviewTheme.Draft(name, p.edit().given(), p.edit().sources()),
                new PreviewTheme.Sought(
                        p.page() == null ? "home" : p.page(), p.channelId() == null ? 0 : p.channelId()));
    }

    @Summary("修改主题")
    @PostMapping("/{name}/versions")
    @ResponseStatus(HttpStatus.CREATED)
    View edit(SiteScope scope, Actor actor, @PathVariable String name, @RequestBody Edit e) {
        edit.perform(actor, name, e.given(), e.sources(), e.remark() == null ? "" : e.remark());
        return one(scope, actor, name);
    }

    private Item item(SiteScope scope, Actor actor, ThemeQueries.Installed t) {
        Map<String, List<Blocker>> blockers = new LinkedHashMap<>();
        blockers.put("install", install.blockers(actor));
        blockers.put("fragment", edit.blockers(actor));
        return new Item(
                t.name(),
                t.title(),
                t.version(),
                t.versionId(),
                t.number(),
                t.installedBy(),
                t.installedAt(),
                themes.users(scope, t.name()),
                blockers.entrySet().stream()
                        .filter(e -> e.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList(),
                blockers);
    }

    private Version version(ThemeVersion v, Item item) {
        return new Version(
                v.id(),
                v.number(),
                v.label(),
                v.remark(),
                v.by(),
                v.at(),
                v.basedOn(),
                v.basedOn() == null ? Set.of() : released.changed(v.basedOn(), v.id()),
                item.sites().stream()
                        .filter(site -> site.versionId() == v.id())
                        .map(ThemeQueries.User::code)
                        .toList());
    }
}
