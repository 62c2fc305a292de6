package org.huizheng.document.web;

import java.util.List;
import java.util.Map;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.document.DocumentQueries;
import org.huizheng.document.FilterQueries;
import org.huizheng.document.FilterQueries.SavedFilter;
import org.huizheng.document.RemoveFilter;
import org.huizheng.document.SaveFilter;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The long list, its counts, and the filters an account keeps. */
@RestController
class DocumentListController {

    private final SiteQueries sites;
    private final ChannelQueries channels;
    private final DocumentQueries documents;
    private final FilterQueries filters;
    private final SaveFilter save;
    private final RemoveFilter remove;

    DocumentListController(
            SiteQueries sites,
            ChannelQueries channels,
            DocumentQueries documents,
            FilterQueries filters,
            SaveFilter save,
            RemoveFilter remove) {
        this.sites = sites;
        this.channels = channels;
        this.documents = documents;
        this.filters = filters;
        this.save = save;
        this.remove = remove;
    }

    @GetMapping("/api/documents")
    Slice<DocumentQueries.Item> list(
            SiteScope scope,
            Actor actor,
            ListRequest request,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return documents.list(scope, request.filter(scope, actor, sites, channels), after, limit);
    }

    @GetMapping("/api/documents/counts")
    DocumentQueries.Counts counts(SiteScope scope, Actor actor, ListRequest request) {
        return documents.counts(scope, request.filter(scope, actor, sites, channels));
    }

    @GetMapping("/api/document-filters")
    List<SavedFilter> filters(SiteScope scope, Actor actor) {
        return filters.of(scope, actor);
    }

    record FilterRequest(@Nullable String name, @Nullable Map<String, String> query) {}

    @PostMapping("/api/document-filters")
    @ResponseStatus(HttpStatus.CREATED)
    SavedFilter add(SiteScope scope, Actor actor, @RequestBody FilterRequest request) {
        return saved(scope, actor, save(scope, actor, null, request));
    }

    @PutMapping("/api/document-filters/{id}")
    SavedFilter change(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody FilterRequest request) {
        return saved(scope, actor, save(scope, actor, id, request));
    }

    @DeleteMapping("/api/document-filters/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(SiteScope scope, Actor actor, @PathVariable long id) {
        remove.perform(scope, actor, id);
    }

    private long save(SiteScope scope, Actor actor, @Nullable Long id, FilterRequest request) {
        return save.perform(
                scope,
                actor,
                id,
                request.name() == null ? "" : request.name(),
                request.query() == null ? Map.of() : request.query());
    }

    private SavedFilter saved(SiteScope scope, Actor actor, long id) {
        return filters.of(scope, actor).stream()
                .filter(filter -> filter.id() == id)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("筛选不存在"));
    }
}
