package org.huizheng.console.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.Problem;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How many calls a session, and an address, may make: enough for the fastest person and a whole office, too few for a
 * programme that empties the lists. Asked before anything else is looked up. Sign-in counts its tries itself.
 */
final class CallRates extends OncePerRequestFilter {

    /** @param burst at once, {@code perSecond} in the long run */
    record Rate(int burst, int perSecond) {

        Bucket bucket() {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                    .build();
        }
    }

    static final Rate SESSION = new Rate(240, 20);
    static final Rate ADDRESS = new Rate(3000, 300);

    private static final String COOKIE = "huizheng_session";
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_CALLERS = 20_000;

    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    });
    private final Rate session;
    private final Rate address;

    CallRates(Rate session, Rate address) {
        this.session = session;
        this.address = address;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals("/api/session") || path.startsWith("/api/session/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long nanos = Math.max(
                wait(address, "address " + request.getRemoteAddr()),
                cookie(request)
                        .map(value -> wait(session, "session " + Hashes.hex(value)))
                        .orElse(0L));
        if (nanos == 0) {
            chain.doFilter(request, response);
            return;
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos + SECOND - 1);
        response.setHeader("Retry-After", Long.toString(seconds));
        Problems.write(response, new Problem("too-many-requests", 429, "操作太频繁，请 " + seconds + " 秒后再试"));
    }

    private long wait(Rate rate, String caller) {
        ConsumptionProbe probe =
                buckets.computeIfAbsent(caller, key -> rate.bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : probe.getNanosToWaitForRefill();
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        return request.getCookies() == null
                ? Optional.empty()
                : Arrays.stream(request.getCookies())
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
