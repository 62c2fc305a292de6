package org.huizheng.purge;

import java.io.IOException;
import java.util.List;
import org.huizheng.kernel.outbound.GuardedClient;
import org.huizheng.purge.CacheAddresses.Address;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Has a cache forget a front page, to see whether it listens: nothing is lost by that. */
public final class ProbeCache {

    private final JdbcClient jdbc;
    private final CacheSecrets secrets;
    private final GuardedClient client;

    public ProbeCache(JdbcClient jdbc, CacheSecrets secrets, GuardedClient client) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.client = client;
    }

    /** @param text what happened, in words */
    public record Outcome(boolean well, String address, String text, long millis) {}

    public Outcome perform(Cache cache) {
        Address front = jdbc.sql("""
                select host from release.host where main and (?::bigint[] is null or site_id = any (?::bigint[]))
                order by site_id limit 1""")
                .param(sites(cache))
                .param(sites(cache))
                .query(String.class)
                .optional()
                .map(host -> new Address(host, "/"))
                .orElse(new Address("localhost", "/"));
        long start = System.nanoTime();
        try {
            var answer = new AskCache(client, cache, secrets.of(cache.id())).perform(cache.page(), List.of(front));
            return outcome(true, front, "缓存答复 " + answer.status() + (answer.status() == 404 ? "（它没有存这一页）" : ""), start);
        } catch (IOException e) {
            return outcome(false, front, String.valueOf(e.getMessage()), start);
        }
    }

    private static Long @Nullable [] sites(Cache cache) {
        return cache.sites() == null ? null : cache.sites().toArray(Long[]::new);
    }

    private static Outcome outcome(boolean well, Address front, String text, long start) {
        return new Outcome(well, front.url(), text, (System.nanoTime() - start) / 1_000_000);
    }
}
