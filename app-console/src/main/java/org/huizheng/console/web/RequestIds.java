package org.huizheng.console.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request an id, taken from the caller when it looks like one, and writes one line when it is answered. */
public final class RequestIds extends OncePerRequestFilter {

    private static final String HEADER = "X-Request-Id";
    private static final Pattern PLAUSIBLE = Pattern.compile("[A-Za-z0-9_.-]{8,64}");
    private static final Logger LOG = LoggerFactory.getLogger("access.console");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        String given = request.getHeader(HEADER);
        String id = given != null && PLAUSIBLE.matcher(given).matches() ? given : fresh();
        response.setHeader(HEADER, id);
        MDC.put("requestId", id);
        try {
            chain.doFilter(request, response);
        } finally {
            long ms = (System.nanoTime() - start) / 1_000_000;
            LOG.debug("{} {} {} {} ms", request.getMethod(), address(request), response.getStatus(), ms);
            MDC.remove("requestId");
        }
    }

    /** What follows is a secret. */
    private static String address(HttpServletRequest request) {
        return request.getRequestURI().replaceFirst("(?i)(/claims/).*", "$1…");
    }

    private static String fresh() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
