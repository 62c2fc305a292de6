package org.huizheng.portal;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.Repeating;
import org.huizheng.kernel.SearchIndex;
import org.huizheng.render.DynamicPages;
import org.huizheng.search.SearchReleased;
import org.huizheng.search.SearchRoom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The portal's own web application, as a child context of the standalone product or alone. Needs a {@link PortalSettings};
 * uses the page store's news, search and the database when they are there, and serves pages without any of them.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
public class PortalRoom {

    /** What the servlets answer, whatever is stored. */
    static final Set<String> DYNAMIC =
            Set.of("/search", "/search.json", "/search/feed.json", "/search/rss.xml", "/search/atom.xml");

    /** So many pages may be asked for in the other script where one search may: each costs a tenth of one. */
    private static final int CONVERSIONS = 10;

    @Bean
    HostMap hostMap(PortalSettings settings, ObjectProvider<PageSeal> seal) {
        return new HostMap(settings.pages(), settings.revalidate().toNanos(), seal.getIfAvailable());
    }

    @Bean
    SealedLists sealedLists(ObjectProvider<PageSeal> seal) {
        return new SealedLists(seal.getIfAvailable());
    }

    @Bean
    PageFiles pageFiles(PortalSettings settings, HostMap hosts, SealedLists lists, ObjectProvider<PageStore> store) {
        PageFiles files = new PageFiles(settings, lists);
        store.ifAvailable(pages -> pages.onChange((code, path) -> {
            SiteTree site = hosts.known(code);
            if (site != null) {
                files.changed(site, path);
            }
        }));
        return files;
    }

    @Bean
    Proxies proxies(PortalSettings settings) {
        return new Proxies(settings.trustedProxies());
    }

    @Bean(destroyMethod = "leave")
    HitCounts hitCounts(PortalSettings settings, ObjectProvider<Clock> clock) {
        return new HitCounts(settings.hits(), clock.getIfAvailable(Clock::systemUTC));
    }

    /** Ends before the last counts are left. */
    @Bean
    Repeating hitLeaving(HitCounts hits) {
        return new Repeating("hit-counts", Duration.ofSeconds(5), hits::leave);
    }

    @Bean
    ErrorPages errorPages(PageFiles files) {
        return new ErrorPages(files);
    }

    @Bean
    Searches searches(ObjectProvider<SearchReleased> search, ObjectProvider<SearchReady> ready) {
        return new Searches(search, ready);
    }

    @Bean
    SearchController searchController(
            Searches searches,
            HostMap hosts,
            SealedLists lists,
            ObjectProvider<JdbcClient> jdbc,
            ObjectProvider<Clock> clock) {
        JdbcClient database = jdbc.getIfAvailable();
        SearchPages pages = database == null
                ? new PlainPages()
                : new ThemedPages(new DynamicPages(database, clock.getIfAvailable(Clock::systemUTC)), new PlainPages());
        return new SearchController(searches, pages, new FragmentsOf(hosts, lists));
    }

    @Bean
    PreviewController previewController(
            PortalSettings settings, HostMap hosts, SealedLists lists, ObjectProvider<Clock> clock) {
        return new PreviewController(
                settings.pages(), new FragmentsOf(hosts, lists), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    SearchProblems searchProblems(ErrorPages errors, HostMap hosts) {
        return new SearchProblems(errors, hosts);
    }

    @Bean
    Hants hants(PortalSettings settings, SealedLists lists) {
        return new Hants(lists, settings.revalidate().toNanos());
    }

    @Bean
    DictionariesAhead dictionariesAhead(HostMap hosts, Hants hants) {
        return new DictionariesAhead(hosts, hants);
    }

    @Bean
    PortalServer portalServer(
            PortalSettings settings,
            HostMap hosts,
            PageFiles files,
            SealedLists lists,
            Hants hants,
            Proxies proxies,
            ErrorPages errors,
            HitCounts hits,
            ObjectProvider<Clock> clock) {
        Respond respond = new Respond(proxies, errors, settings.hsts());
        RateLimit limit = new RateLimit(settings.searchBurst(), settings.searchPerMinute(), Ticker.systemTicker());
        RateLimit conversions = new RateLimit(
                CONVERSIONS * settings.searchBurst(), CONVERSIONS * settings.searchPerMinute(), Ticker.systemTicker());
        PageHandler pages = new PageHandler(
                hosts,
                files,
                new MappedAddresses(lists, hits),
                new Doors(lists, settings.revalidate().toNanos()),
                hants,
                clock.getIfAvailable(Clock::systemUTC),
                respond,
                limit,
                conversions,
                proxies,
                DYNAMIC);
        return new PortalServer(settings, pages, new PortalErrors(respond), proxies);
    }

    @Bean
    JettyServletWebServerFactory webServerFactory(PortalSettings settings, PortalServer server) {
        var factory = new JettyServletWebServerFactory(settings.port());
        server.configure(factory);
        return factory;
    }

    /** Where there is an index, in this context or in the one around it, there is search. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(SearchIndex.class)
    @Import(SearchRoom.class)
    static class WithSearch {}
}
