package org.huizheng.portal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.huizheng.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the portal listens and what it holds in memory.
 *
 * @param pages the page store's directory, with {@code hosts.json}
 * @param bind the address to listen on
 * @param cache memory for assembled pages and small files, compressed copies included
 * @param largestCached a bigger file is streamed from disk on each request
 * @param revalidate how long an answer may be given without looking at the disk, when another process writes the pages
 * @param threads for what is not served from memory: cold pages, large files, searches
 * @param idleTimeout a connection that sends and receives nothing for so long is closed
 * @param headTimeout a request must have sent its head within this time
 * @param connections open at once; more wait
 * @param trustedProxies addresses or networks (CIDR) whose X-Forwarded-For and X-Forwarded-Proto are believed
 * @param hsts how long a browser shall insist on TLS, sent over TLS only; zero sends nothing
 * @param searchBurst searches one client may make at once
 * @param searchPerMinute searches one client may make in the long run
 * @param accessLog {@code off}, {@code text} or {@code json}: one line a request, without query and with a shortened address
 * @param hits where it leaves how often mappings answered; nothing is counted without
 */
@ConfigurationProperties(value = "huizheng.portal", ignoreUnknownFields = false)
public record PortalSettings(
        Path pages,
        @DefaultValue("0.0.0.0") String bind,
        @DefaultValue("8000") int port,
        @DefaultValue("64MB") DataSize cache,
        @DefaultValue("1MB") DataSize largestCached,
        @DefaultValue("100ms") Duration revalidate,
        @DefaultValue("32") int threads,
        @DefaultValue("20s") Duration idleTimeout,
        @DefaultValue("20s") Duration headTimeout,
        @DefaultValue("20000") int connections,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("365d") Duration hsts,
        @DefaultValue("20") int searchBurst,
        @DefaultValue("60") int searchPerMinute,
        @DefaultValue("off") AccessLogFormat accessLog,
        @Nullable Path hits) {

    public PortalSettings {
        if (pages == null) {
            throw Problem.invalid("请用 --huizheng.portal.pages=目录 指明页面所在的目录");
        }
        pages = pages.toAbsolutePath();
    }

    /** Every default, for an app that only knows its directory and its port. */
    public static PortalSettings of(Path pages, String bind, int port) {
        return new PortalSettings(
                pages,
                bind,
                port,
                DataSize.ofMegabytes(64),
                DataSize.ofMegabytes(1),
                Duration.ofMillis(100),
                32,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                20_000,
                List.of(),
                Duration.ofDays(365),
                20,
                60,
                AccessLogFormat.OFF,
                null);
    }

    /** The same with what an operator chose. */
    public PortalSettings with(
            List<String> proxies,
            Duration tlsOnly,
            int searchesAtOnce,
            int searchesPerMinute,
            AccessLogFormat log,
            Path hitDirectory) {
        return new PortalSettings(
                pages,
                bind,
                port,
                cache,
                largestCached,
                revalidate,
                threads,
                idleTimeout,
                headTimeout,
                connections,
                proxies,
                tlsOnly,
                searchesAtOnce,
                searchesPerMinute,
                log,
                hitDirectory);
    }

    public enum AccessLogFormat {
        OFF,
        TEXT,
        JSON
    }
}
