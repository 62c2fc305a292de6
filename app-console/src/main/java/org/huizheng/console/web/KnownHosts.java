package org.huizheng.console.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huizheng.kernel.Problem;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 421 to a host name nobody configured, so that a foreign page cannot reach a loopback console by DNS rebinding. */
public final class KnownHosts extends OncePerRequestFilter {

    private final Set<String> hosts;

    /** @param further names besides the loopback ones, comma separated */
    public KnownHosts(String bind, String further) {
        this.hosts = Stream.concat(
                        Stream.of("localhost", "127.0.0.1", "[::1]", bind), Arrays.stream(further.split(",")))
                .map(h -> h.strip().toLowerCase(Locale.ROOT))
                .filter(h -> !h.isEmpty())
                .collect(Collectors.toSet());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (hosts.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
        } else {
            Problems.write(response, new Problem("misdirected", 421, "这个端口不接受该主机名"));
        }
    }
}
