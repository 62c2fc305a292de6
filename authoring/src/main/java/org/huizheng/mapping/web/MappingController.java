package org.huizheng.mapping.web;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.Summary;
import org.huizheng.mapping.ChangeMapping;
import org.huizheng.mapping.CoverOldSite;
import org.huizheng.mapping.ImportMappings;
import org.huizheng.mapping.MappingActions;
import org.huizheng.mapping.MappingQueries;
import org.huizheng.mapping.MappingText;
import org.huizheng.mapping.NoteUnresolved;
import org.huizheng.mapping.OpenMapping;
import org.huizheng.mapping.RemoveMapping;
import org.huizheng.release.Mapping;
import org.huizheng.release.Mappings;
import org.huizheng.site.Site;
import org.huizheng.site.SiteActions;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/sites/{code}/mappings")
class MappingController {

    private static final int MOST_UNANSWERED = 500;

    private final SiteQueries sites;
    private final MappingQueries mappings;
    private final MappingActions actions;
    private final OpenMapping open;
    private final ChangeMapping change;
    private final RemoveMapping remove;
    private final ImportMappings importing;
    private final CoverOldSite cover;
    private final NoteUnresolved noting;

    MappingController(
            SiteQueries sites,
            MappingQueries mappings,
            MappingActions actions,
            OpenMapping open,
            ChangeMapping change,
            RemoveMapping remove,
            ImportMappings importing,
            CoverOldSite cover,
            NoteUnresolved noting) {
        this.sites = sites;
        this.mappings = mappings;
        this.actions = actions;
        this.open = open;
        this.change = change;
        this.remove = remove;
        this.importing = importing;
        this.cover = cover;
        this.noting = noting;
    }

    /** @param match EXACT when it is left out; {@code status} 301 */
    record Request(
            Mapping.@Nullable Match match,
            @Nullable String source,
            Mapping.@Nullable Kind kind,
            @Nullable Integer status,
            @Nullable String target,
            @Nullable Integer ordinal,
            @Nullable String note) {

        MappingText text() {
            return new MappingText(
                    match == null ? Mapping.Match.EXACT : match,
                    source == null ? "" : source,
                    given(kind, "kind"),
                    status == null ? 301 : status,
                    target == null ? "" : target,
                    ordinal == null ? 0 : ordinal,
                    note == null ? "" : note);
        }
    }

    record Import(@Nullable String csv, @Nullable Boolean dryRun) {}

    record Log(@Nullable String log) {}

    /** @param atLeast hits; 1 when it is left out */
    record Unresolved(
            @Nullable String log,
            @Nullable Long atLeast,
            @Nullable Boolean dryRun) {}

    /** As they were opened; or those that were ever asked for, most asked first. */
    enum Order {
        OPENED,
        HITS
    }

    /** @param merged addresses of merged channels, which lead on by themselves */
    record Home(List<MappingQueries.Merged> merged, List<String> allowedActions, Map<String, List<Blocker>> blockers) {}

    @Summary("列出站点的旧地址")
    @GetMapping
    Slice<MappingItem> list(
            SiteScope scope,
            Actor actor,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Mapping.@Nullable Kind kind,
            @RequestParam Mapping.@Nullable Match match,
            @RequestParam(defaultValue = "OPENED") Order order,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        Site site = site(scope, code);
        var blockers = actions.ofEach(actor, site);
        Mappings.Filter filter = new Mappings.Filter(q, kind, match);
        Slice<Mapping> found = order == Order.HITS
                ? mappings.mostAsked(scope, site.id(), filter, after, limit)
                : mappings.list(scope, site.id(), filter, after, limit);
        Map<Long, Mappings.Asked> asked = mappings.asked(found.items());
        return new Slice<>(
                found.items().stream()
                        .map(m -> MappingItem.of(m, asked.get(m.id()), blockers))
                        .toList(),
                found.next());
    }

    @Summary("站点的旧地址能做什么")
    @GetMapping("/home")
    Home home(SiteScope scope, Actor actor, @PathVariable String code) {
        Site site = site(scope, code);
        var blockers = actions.of(actor, site);
        return new Home(mappings.merged(scope, site.id()), SiteActions.allowed(blockers), blockers);
    }

    @Summary("登记旧地址")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MappingItem open(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody Request m) {
        Site site = site(scope, code);
        return item(actor, site, open.perform(scope, actor, site.id(), m.text()));
    }

    @Summary("修改旧地址")
    @PutMapping("/{id}")
    MappingItem change(
            SiteScope scope, Actor actor, @PathVariable String code, @PathVariable long id, @RequestBody Request m) {
        Site site = site(scope, code);
        return item(actor, site, change.perform(scope, actor, site.id(), id, m.text()));
    }

    @Summary("删除旧地址")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(SiteScope scope, Actor actor, @PathVariable String code, @PathVariable long id) {
        remove.perform(scope, actor, site(scope, code).id(), id);
    }

    /** With {@code dryRun} nothing is done, and the report says what would be. */
    @Summary("导入旧地址")
    @PostMapping("/import")
    ImportMappings.Report importing(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody Import m) {
        return importing.perform(
                scope, actor, site(scope, code).id(), given(m.csv(), "csv"), Boolean.TRUE.equals(m.dryRun()));
    }

    @Summary("旧站访问日志里的地址现在有没有着落")
    @PostMapping("/coverage")
    CoverOldSite.Coverage cover(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody Log l) {
        return cover.perform(
                scope, site(scope, code).id(), given(l.log(), "log").lines(), MOST_UNANSWERED);
    }

    /** With {@code dryRun} nothing is done, and the report says what would be. */
    @Summary("把旧站访问日志里没有着落的地址记为未定")
    @PostMapping("/unresolved")
    NoteUnresolved.Report note(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody Unresolved u) {
        return noting.perform(
                scope,
                actor,
                site(scope, code).id(),
                given(u.log(), "log").lines(),
                u.atLeast() == null ? 1 : u.atLeast(),
                Boolean.TRUE.equals(u.dryRun()),
                MOST_UNANSWERED);
    }

    private MappingItem item(Actor actor, Site site, Mapping m) {
        return MappingItem.of(m, mappings.asked(List.of(m)).get(m.id()), actions.ofEach(actor, site));
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
