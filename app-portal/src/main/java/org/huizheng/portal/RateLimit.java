package org.huizheng.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/** A bucket of tokens per client, forgotten when full again; at most a hundred thousand clients are remembered. */
final class RateLimit {

    private final Cache<String, Bucket> buckets;
    private final Ticker ticker;
    private final double burst;
    private final double perNano;

    private final class Bucket {
        private double tokens = burst;
        private long at = ticker.read();

        synchronized long take() {
            long now = ticker.read();
            tokens = Math.min(burst, tokens + (now - at) * perNano);
            at = now;
            if (tokens >= 1) {
                tokens--;
                return 0;
            }
            return Math.max(1, (long) Math.ceil((1 - tokens) / perNano / 1e9));
        }
    }

    RateLimit(int burst, int perMinute, Ticker ticker) {
        this.burst = Math.max(1, burst);
        this.perNano = Math.max(1, perMinute) / 60e9;
        this.ticker = ticker;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(100_000)
                .ticker(ticker)
                .expireAfterAccess(Duration.ofNanos((long) (this.burst / perNano)))
                .build();
    }

    /** @return 0 when the request may pass, otherwise after how many seconds the next one may */
    long take(String client) {
        return buckets.get(client, c -> new Bucket()).take();
    }
}
