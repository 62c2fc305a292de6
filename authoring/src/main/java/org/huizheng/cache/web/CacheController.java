package org.huizheng.cache.web;

import java.util.List;
import java.util.Map;
import org.huizheng.cache.AddCache;
import org.huizheng.cache.CacheActions;
import org.huizheng.cache.CacheQueries;
import org.huizheng.cache.CacheText;
import org.huizheng.cache.ChangeCache;
import org.huizheng.cache.PauseCache;
import org.huizheng.cache.RemoveCache;
import org.huizheng.cache.RetryPurges;
import org.huizheng.cache.TryCache;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.Summary;
import org.huizheng.purge.Cache;
import org.huizheng.purge.DeadPurges;
import org.huizheng.purge.ProbeCache;
import org.huizheng.site.SiteActions;
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
@RequestMapping("/api/caches")
class CacheController {

    private final CacheQueries caches;
    private final CacheActions actions;
    private final AddCache add;
    private final ChangeCache change;
    private final PauseCache pause;
    private final RemoveCache remove;
    private final TryCache attempt;
    private final RetryPurges retry;

    CacheController(
            CacheQueries caches,
            CacheActions actions,
            AddCache add,
            ChangeCache change,
            PauseCache pause,
            RemoveCache remove,
            TryCache attempt,
            RetryPurges retry) {
        this.caches = caches;
        this.actions = actions;
        this.add = add;
        this.change = change;
        this.pause = pause;
        this.remove = remove;
        this.attempt = attempt;
        this.retry = retry;
    }

    record How(
            @Nullable String method,
            @Nullable String url,
            @Nullable String body) {

        Cache.Request request() {
            return new Cache.Request(or(method).strip(), or(url).strip(), or(body));
        }
    }

    /**
     * @param secret left out to keep the one there is, "" for none; {@code batch} 100 when it is left out
     * @param version what it was when it was read, to change it
     */
    record Wanted(
            @Nullable String name,
            @Nullable List<Long> sites,
            Cache.@Nullable Form form,
            @Nullable How page,
            @Nullable How whole,
            @Nullable String headers,
            @Nullable String secret,
            @Nullable Integer batch,
            @Nullable Boolean assembles,
            @Nullable Long version) {

        CacheText text() {
            if (sites != null && sites.contains(null)) {
                throw Problem.invalid("sites 里有空的一个，应是站点的编号");
            }
            return new CacheText(
                    or(name).strip(),
                    sites,
                    given(form, "form"),
                    given(page, "page").request(),
                    whole == null ? null : whole.request(),
                    or(headers),
                    secret,
                    batch == null ? 100 : batch,
                    Boolean.TRUE.equals(assembles));
        }
    }

    record CacheList(List<CacheItem> items, List<String> allowedActions, Map<String, List<Blocker>> blockers) {}

    /** @param ids null for all of them */
    record Retrying(@Nullable List<Long> ids) {}

    record Retried(int retried) {}

    @Summary("列出前置缓存")
    @GetMapping
    CacheList list(Actor actor) {
        var blockers = actions.of(actor);
        return new CacheList(
                caches.all(actor).stream().map(cache -> item(actor, cache)).toList(),
                SiteActions.allowed(blockers),
                blockers);
    }

    record NamedSite(long id, String name) {}

    @Summary("前置缓存在哪些站点前面")
    @GetMapping("/{id}/sites")
    List<NamedSite> sites(Actor actor, @PathVariable long id) {
        return caches.sites(actor, id).entrySet().stream()
                .map(site -> new NamedSite(site.getKey(), site.getValue()))
                .toList();
    }

    @Summary("添加前置缓存")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CacheItem add(Actor actor, @RequestBody Wanted r) {
        return item(actor, caches.one(actor, add.perform(actor, r.text())));
    }

    @Summary("修改前置缓存")
    @PutMapping("/{id}")
    CacheItem change(Actor actor, @PathVariable long id, @RequestBody Wanted r) {
        change.perform(actor, id, given(r.version(), "version"), r.text());
        return item(actor, caches.one(actor, id));
    }

    @Summary("暂停清除前置缓存")
    @PostMapping("/{id}/pause")
    CacheItem pause(Actor actor, @PathVariable long id) {
        pause.perform(actor, id, true);
        return item(actor, caches.one(actor, id));
    }

    @Summary("恢复清除前置缓存")
    @PostMapping("/{id}/resume")
    CacheItem resume(Actor actor, @PathVariable long id) {
        pause.perform(actor, id, false);
        return item(actor, caches.one(actor, id));
    }

    @Summary("移除前置缓存")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor, @PathVariable long id) {
        remove.perform(actor, id);
    }

    /** Has it forget a front page. */
    @Summary("向前置缓存发送测试请求")
    @PostMapping("/{id}/try")
    ProbeCache.Outcome attempt(Actor actor, @PathVariable long id) {
        return attempt.perform(actor, id);
    }

    @Summary("前置缓存没有清除、等人处理的地址")
    @GetMapping("/dead-letters")
    Slice<DeadPurges.Dead> deadLetters(
            Actor actor, @RequestParam @Nullable String after, @RequestParam(defaultValue = "50") int limit) {
        return caches.dead(actor, after, limit);
    }

    @Summary("重试没有清除的地址")
    @PostMapping("/dead-letters/retry")
    Retried retry(Actor actor, @RequestBody Retrying request) {
        if (request.ids() == null) {
            return new Retried(retry.all(actor));
        }
        if (request.ids().contains(null)) {
            throw Problem.invalid("ids 里有空的一个，应是没有清除的地址的编号");
        }
        request.ids().forEach(id -> retry.one(actor, id));
        return new Retried(request.ids().size());
    }

    private CacheItem item(Actor actor, Cache cache) {
        return CacheItem.of(cache, actions.of(actor, cache));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> T given(@Nullable T value, String name) {
        if (value == null) {
            throw Problem.invalid("缺少 " + name);
        }
        return value;
    }
}
