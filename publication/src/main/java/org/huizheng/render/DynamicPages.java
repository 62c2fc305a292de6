package org.huizheng.render;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.huizheng.kernel.LastKnown;
import org.huizheng.release.ReleasedSites;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Pages made for one request, in the site's theme: the search page. Their fragments are assembled like any page's. While
 * the database is away the site is shown as it was last known.
 */
public final class DynamicPages {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final SiteModels models;
    private final Content content;
    private final Map<String, LastKnown<Optional<SiteModel>>> sites = new ConcurrentHashMap<>();
    private final Clock clock;

    public DynamicPages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.models = new SiteModels(jdbc);
        this.content = Content.unkept(jdbc);
        this.clock = clock;
    }

    /**
     * @param siteCode of a site this host serves
     * @param template such as {@code templates/search.peb}
     * @param model further variables: records, maps, lists, texts, numbers, {@link org.huizheng.template.Markup}
     * @return UTF-8 bytes with {@code <!--#include virtual="/_f/…"-->}; empty when the site or its template is missing
     */
    public Optional<byte[]> render(
            String siteCode, String template, String path, String title, Map<String, Object> model) {
        return sites.computeIfAbsent(siteCode, this::site)
                .get()
                .filter(site -> site.theme().language().has(template))
                .map(site -> {
                    PageMaker maker = new PageMaker(content, clock);
                    Rendering page = maker.rendering(site, new Reads(), "dynamic", path);
                    page.title = title;
                    return maker.whole(page, template, model);
                });
    }

    private LastKnown<Optional<SiteModel>> site(String code) {
        return new LastKnown<>(() -> ReleasedSites.idOf(jdbc, code).flatMap(models::find), FRESH);
    }
}
