package org.huizheng.past.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
import org.huizheng.page.PastKeptFor;
import org.huizheng.past.ChangeRetention;
import org.huizheng.site.Site;
import org.huizheng.site.SiteActions;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For how long what stood is kept: of all sites, and of one. */
@RestController
@RequestMapping("/api")
final class RetentionController {

    private final PastSites sites;
    private final SiteQueries named;
    private final PastKeptFor kept;
    private final ChangeRetention change;

    RetentionController(PastSites sites, SiteQueries named, PastKeptFor kept, ChangeRetention change) {
        this.sites = sites;
        this.named = named;
        this.kept = kept;
        this.change = change;
    }

    /**
     * @param days that hold now
     * @param waiting what holds later, and may be taken back until then
     * @param own null where a site says nothing of its own
     * @param everySite what the platform says
     * @param least that may be said, in days
     */
    record View(
            int days,
            @Nullable Waiting waiting,
            @Nullable Integer own,
            int everySite,
            long version,
            int least,
            int most,
            List<String> allowedActions,
            Map<String, List<Blocker>> blockers) {}

    /** @param forgets what it deletes then */
    record Waiting(int days, Instant at, PastKeptFor.Forgotten forgets) {}

    /** @param later the days that hold from {@code at} on */
    record Own(
            String code,
            String name,
            int days,
            @Nullable Integer later,
            @Nullable Instant at) {}

    /** The platform's, and the sites that say something else. */
    record Home(View everySite, List<Own> sites) {}

    /** @param days null for what the platform says */
    record Change(@Nullable Integer days, @Nullable Long version) {}

    @Summary("历史页面保留多久：平台和另有规定的站点")
    @GetMapping("/retention")
    Home list(SiteScope scope, Actor actor) {
        sites.requirePlatform(actor);
        Map<Long, Site> known = new LinkedHashMap<>();
        named.all(scope).forEach(site -> known.put(site.id(), site));
        List<Own> own = kept.own().stream()
                .filter(saying -> known.containsKey(saying.siteId()))
                .map(saying -> own(Objects.requireNonNull(known.get(saying.siteId())), saying))
                .toList();
        return new Home(of(actor, PastKeptFor.EVERY_SITE), own);
    }

    private Own own(Site site, PastKeptFor.Saying saying) {
        Integer later = saying.holdsAt() == null ? null : said(saying);
        return new Own(site.code(), site.name(), saying.held(), later, saying.holdsAt());
    }

    private int said(PastKeptFor.Saying saying) {
        return saying.days() == null ? kept.everySite().held() : saying.days();
    }

    @Summary("预览平台的历史页面保留期")
    @PostMapping("/retention/preview")
    PastKeptFor.Forgotten preview(Actor actor, @RequestBody Change r) {
        return change.preview(actor, PastKeptFor.EVERY_SITE, r.days());
    }

    @Summary("修改平台的历史页面保留期")
    @PutMapping("/retention")
    View change(SiteScope scope, Actor actor, @RequestBody Change r) {
        change.perform(scope, actor, PastKeptFor.EVERY_SITE, r.days(), version(r));
        return of(actor, PastKeptFor.EVERY_SITE);
    }

    @Summary("站点的历史页面保留多久")
    @GetMapping("/sites/{code}/retention")
    View ofSite(SiteScope scope, Actor actor, @PathVariable String code) {
        return of(actor, sites.require(scope, actor, code).id());
    }

    @Summary("预览站点的历史页面保留期")
    @PostMapping("/sites/{code}/retention/preview")
    PastKeptFor.Forgotten previewOfSite(
            SiteScope scope, Actor actor, @PathVariable String code, @RequestBody Change r) {
        return change.preview(actor, sites.require(scope, actor, code).id(), r.days());
    }

    @Summary("修改站点的历史页面保留期")
    @PutMapping("/sites/{code}/retention")
    View changeOfSite(SiteScope scope, Actor actor, @PathVariable String code, @RequestBody Change r) {
        long site = sites.require(scope, actor, code).id();
        change.perform(scope, actor, site, r.days(), version(r));
        return of(actor, site);
    }

    private View of(Actor actor, long siteId) {
        PastKeptFor.Saying saying = kept.of(siteId);
        Instant at = saying.holdsAt();
        int said = said(saying);
        Map<String, List<Blocker>> blockers = Map.of("change", change.blockers(actor));
        return new View(
                saying.held(),
                at == null ? null : new Waiting(said, at, kept.forgotten(siteId, said, at)),
                siteId == PastKeptFor.EVERY_SITE ? null : saying.days(),
                kept.everySite().held(),
                saying.version(),
                PastKeptFor.LEAST,
                PastKeptFor.MOST,
                SiteActions.allowed(blockers),
                blockers);
    }

    private static long version(Change r) {
        if (r.version() == null) {
            throw Problem.invalid("缺少 version（打开时的版本号）");
        }
        return r.version();
    }
}
