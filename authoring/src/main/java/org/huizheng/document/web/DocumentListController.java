package org.huizheng.document.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.huizheng.kernel.Summary;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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

    @Summary("稿件列表")
    @GetMapping("/api/documents")
    Slice<DocumentQueries.Item> search(
            SiteScope scope,
            Actor actor,
            @ModelAttribute ListRequest list,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return documents.list(scope, list.filter(scope, actor, sites, channels), after, limit);
    }

    @Summary("稿件数，按状态")
    @GetMapping("/api/documents/counts")
    DocumentQueries.Counts counts(SiteScope scope, Actor actor, @ModelAttribute ListRequest list) {
        return documents.counts(scope, list.filter(scope, actor, sites, channels));
    }

    /** What a verb for many is given, when more is meant than has been shown. */
    @Summary("列表中全部稿件的编号，至多一万")
    @GetMapping("/api/documents/ids")
    DocumentQueries.Ids ids(SiteScope scope, Actor actor, @ModelAttribute ListRequest list) {
        return documents.ids(scope, list.filter(scope, actor, sites, channels));
    }

    /** A filter kept under a name. */
    record Filter(long id, String name, ListRequest query) {

        static Filter of(SavedFilter saved) {
            Map<String, String> query = new TreeMap<>();
            saved.query().forEach((key, value) -> query.put(key, String.valueOf(value)));
            return new Filter(saved.id(), saved.name(), ListRequest.of(query));
        }
    }

    @Summary("自己保存的筛选")
    @GetMapping("/api/document-filters")
    List<Filter> keptFilters(SiteScope scope, Actor actor) {
        return filters.of(scope, actor).stream().map(Filter::of).toList();
    }

    record FilterRequest(@Nullable String name, @Nullable ListRequest query) {}

    @Summary("保存筛选")
    @PostMapping("/api/document-filters")
    @ResponseStatus(HttpStatus.CREATED)
    Filter keepFilter(SiteScope scope, Actor actor, @RequestBody FilterRequest request) {
        return saved(scope, actor, save(scope, actor, null, request));
    }

    @Summary("修改保存的筛选")
    @PutMapping("/api/document-filters/{id}")
    Filter changeFilter(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody FilterRequest request) {
        return saved(scope, actor, save(scope, actor, id, request));
    }

    @Summary("删除保存的筛选")
    @DeleteMapping("/api/document-filters/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forgetFilter(SiteScope scope, Actor actor, @PathVariable long id) {
        remove.perform(scope, actor, id);
    }

    private long save(SiteScope scope, Actor actor, @Nullable Long id, FilterRequest request) {
        return save.perform(
                scope,
                actor,
                id,
                request.name() == null ? "" : request.name(),
                request.query() == null ? Map.of() : request.query().toMap());
    }

    private Filter saved(SiteScope scope, Actor actor, long id) {
        return filters.of(scope, actor).stream()
                .filter(filter -> filter.id() == id)
                .map(Filter::of)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("筛选不存在"));
    }
}
