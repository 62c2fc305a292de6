package org.huizheng.cache;

import java.net.URI;
import java.util.List;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.outbound.GuardedClient;
import org.huizheng.purge.Cache;
import org.huizheng.purge.Caches;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;

/** What stands against a cache as it was written. */
final class CacheRules {

    private static final int LONGEST = 2_000;
    private static final String SECRET = "{secret}";

    private final Caches caches;
    private final SiteQueries sites;
    private final GuardedClient client;

    CacheRules(Caches caches, SiteQueries sites, GuardedClient client) {
        this.caches = caches;
        this.sites = sites;
        this.client = client;
    }

    /** @param before what it was; null for a new one */
    Blockers checked(CacheText text, @Nullable Cache before) {
        Blockers blockers = new Blockers()
                .require(!text.name().isBlank() && text.name().length() <= 60, "name", "请写名称，最多 60 字")
                .plain("name", "名称", text.name())
                .require(
                        !caches.isNameTaken(text.name(), before == null ? 0 : before.id()),
                        "name",
                        "名称“" + text.name() + "”已经用过")
                .require(text.batch() >= 1 && text.batch() <= 1_000, "batch", "每批地址数应是 1 到 1000")
                .require(text.sites() == null || areSites(text.sites()), "sites", "请选择站点，且都要存在");
        request(text.page(), "page", "清除地址", blockers);
        if (text.form() == Cache.Form.LIST) {
            blockers.require(text.page().body().contains("{urls}"), "page", "一批地址放在请求正文的 {urls} 处，正文里没有它");
        } else {
            blockers.require(
                    names(text, text.page(), "{path}", "{url}"), "page", "清除地址、请求头和正文里都没有 {path} 或 {url}，不知道清除哪一页");
        }
        if (text.whole() != null) {
            request(text.whole(), "whole", "清除整站", blockers);
            blockers.require(
                    names(text, text.whole(), "{host}", "{url}", "{urls}"),
                    "whole",
                    "清除整站的请求里没有 {host}、{url} 或 {urls}，不知道清除哪个站点");
        }
        headers(text.headers(), blockers);
        secret(text, before, blockers);
        return blockers;
    }

    private boolean areSites(List<Long> ids) {
        return !ids.isEmpty()
                && ids.stream()
                        .allMatch(id -> sites.byId(SiteScope.everySite(), id).isPresent());
    }

    private void request(Cache.Request request, String code, String label, Blockers blockers) {
        blockers.require(request.method().matches("[A-Z]{1,20}"), code, label + "的方法须是大写字母，如 PURGE、POST")
                .require(request.url().length() <= LONGEST && request.body().length() <= LONGEST, code, label + "写得太长")
                .require(!request.url().contains(SECRET) && !request.body().contains(SECRET), code, "口令只能写在请求头里");
        String refusal = refusal(request.url());
        blockers.require(refusal == null, code, label + "不能用：" + refusal);
    }

    private @Nullable String refusal(String pattern) {
        try {
            return client.refusal(example(pattern));
        } catch (IllegalArgumentException e) {
            return "写得不对";
        }
    }

    private static URI example(String pattern) {
        return URI.create(pattern.replace("{host}", "www.example.gov.cn")
                .replace("{path}", "/")
                .replace("{url}", "x")
                .replace("{urls}", "x"));
    }

    private static boolean names(CacheText text, Cache.Request request, String... words) {
        String all = request.url() + request.body() + text.headers();
        return List.of(words).stream().anyMatch(all::contains);
    }

    private static void headers(String headers, Blockers blockers) {
        blockers.require(headers.length() <= LONGEST && headers.lines().count() <= 20, "headers", "请求头太多")
                .require(
                        headers.lines()
                                .filter(line -> !line.isBlank())
                                .allMatch(line -> line.matches("[\\w-]{1,100}:[ -~]*")),
                        "headers",
                        "请求头每行写一个“名字: 值”，只用英文字符")
                .require(
                        headers.lines()
                                .noneMatch(
                                        line -> line.matches("(?i)(content-length|connection|transfer-encoding):.*")),
                        "headers",
                        "Content-Length、Connection、Transfer-Encoding 由程序自己写");
    }

    /** Who may not see a secret may not have it sent to another machine either. */
    private static void secret(CacheText text, @Nullable Cache before, Blockers blockers) {
        String given = text.secret();
        boolean kept = given == null && before != null && before.hasSecret();
        blockers.require(given == null || given.matches("[ -~]{0,500}"), "secret", "口令只能是英文字符，最多 500 个")
                .require(
                        !text.headers().contains(SECRET) || kept || given != null && !given.isEmpty(),
                        "secret",
                        "请求头里用了 {secret}，请填写口令")
                .require(
                        !kept
                                || before == null
                                || authorities(before).containsAll(authorities(text.as(0, true, false))),
                        "secret",
                        "请求发往的主机变了，请重新填写口令");
    }

    private static List<String> authorities(Cache cache) {
        return java.util.stream.Stream.of(cache.page(), cache.whole())
                .filter(request -> request != null)
                .map(request -> {
                    try {
                        URI url = example(request.url());
                        return url.getScheme() + "://" + url.getRawAuthority();
                    } catch (IllegalArgumentException e) {
                        return request.url();
                    }
                })
                .toList();
    }
}
