package org.huizheng.media.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.Summary;
import org.huizheng.media.BeginUpload;
import org.huizheng.media.ChangeMedia;
import org.huizheng.media.MediaActions;
import org.huizheng.media.MediaItem;
import org.huizheng.media.MediaLimits;
import org.huizheng.media.MediaQueries;
import org.huizheng.media.RemoveMedia;
import org.huizheng.media.Rendition;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/media")
class MediaController {

    private final SiteQueries sites;
    private final MediaQueries media;
    private final MediaLimits limits;
    private final MediaActions actions;
    private final BeginUpload begin;
    private final ChangeMedia change;
    private final RemoveMedia remove;

    MediaController(
            SiteQueries sites,
            MediaQueries media,
            MediaLimits limits,
            MediaActions actions,
            BeginUpload begin,
            ChangeMedia change,
            RemoveMedia remove) {
        this.sites = sites;
        this.media = media;
        this.limits = limits;
        this.actions = actions;
        this.begin = begin;
        this.change = change;
        this.remove = remove;
    }

    record Changing(
            @Nullable String name,
            @Nullable String alt,
            @Nullable String mapNumber,
            @Nullable Long version) {}

    record Limits(
            long mostBytes,
            int chunk,
            long mostPixels,
            List<Integer> widths,
            List<String> extensions,
            long quotaBytes,
            long usedBytes,
            String scanner,
            List<String> allowedActions,
            Map<String, List<Blocker>> blockers) {}

    @Summary("媒体库的文件，新的在前")
    @GetMapping
    Slice<MediaView.Item> list(
            SiteScope scope,
            @RequestParam String site,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var slice = media.list(scope, new MediaQueries.Filter(site(scope, site).id(), kind, q), after, limit);
        var renditions = media.renditions(scope, slice.items());
        return new Slice<>(
                slice.items().stream()
                        .map(m -> item(m, renditions.getOrDefault(m.id(), List.of())))
                        .toList(),
                slice.next());
    }

    @Summary("上传的限制和余量")
    @GetMapping("/limits")
    Limits limits(SiteScope scope, Actor actor, @RequestParam String site) {
        Site of = site(scope, site);
        List<Blocker> blockers = begin.blockers(scope, actor, of.id());
        return new Limits(
                limits.mostBytes(),
                limits.chunk(),
                limits.mostPixels(),
                limits.widths(),
                limits.extensions(),
                limits.siteBytes(),
                media.bytesOf(scope, of.id()),
                limits.scans() ? "on" : "off",
                blockers.isEmpty() ? List.of("upload") : List.of(),
                Map.of("upload", blockers));
    }

    @Summary("一个文件及其用处")
    @GetMapping("/{id}")
    MediaView view(SiteScope scope, Actor actor, @PathVariable long id) {
        MediaItem m = media.byId(scope, id).orElseThrow(() -> Problem.notFound("媒体文件不存在"));
        List<Rendition> renditions = media.renditions(scope, List.of(m)).getOrDefault(id, List.of());
        var blockers = actions.of(scope, actor, m);
        return new MediaView(
                item(m, renditions),
                sites.byId(scope, m.siteId()).map(Site::code).orElse(""),
                m.blob(),
                renditions.stream()
                        .map(r -> new MediaView.Smaller(
                                r.width(), r.height(), r.size(), MediaView.content(id) + "?rendition=" + r.width()))
                        .toList(),
                MediaView.content(id),
                media.uses(scope, m),
                blockers.entrySet().stream()
                        .filter(e -> e.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList(),
                blockers);
    }

    @Summary("修改文件名、替代文字、审图号")
    @PutMapping("/{id}")
    MediaView change(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody Changing c) {
        MediaItem before = media.byId(scope, id).orElseThrow(() -> Problem.notFound("媒体文件不存在"));
        if (c.version() == null) {
            throw Problem.invalid("缺少 version（打开时的版本号）");
        }
        change.perform(
                scope,
                actor,
                id,
                c.version(),
                Objects.requireNonNullElse(c.name(), before.name()),
                Objects.requireNonNullElse(c.alt(), before.alt()),
                Objects.requireNonNullElse(c.mapNumber(), before.mapNumber()));
        return view(scope, actor, id);
    }

    @Summary("删除没有用到的文件")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(SiteScope scope, Actor actor, @PathVariable long id) {
        remove.perform(scope, actor, id);
    }

    private MediaView.Item item(MediaItem m, List<Rendition> renditions) {
        return MediaView.Item.of(m, renditions, media.isPublic(m, renditions));
    }

    private Site site(SiteScope scope, String code) {
        return sites.byCode(scope, code).orElseThrow(() -> Problem.notFound("站点不存在"));
    }
}
