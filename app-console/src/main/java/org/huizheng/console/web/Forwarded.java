package org.huizheng.console.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.huizheng.kernel.TrustedProxies;
import org.springframework.web.filter.OncePerRequestFilter;

/** Behind a trusted proxy: the client's own address, and whether it came over TLS. Others are not believed. */
public final class Forwarded extends OncePerRequestFilter {

    private final TrustedProxies trusted;

    /** @param proxies comma separated */
    public Forwarded(String proxies) {
        this.trusted = new TrustedProxies(Arrays.asList(proxies.split(",")));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        InetAddress remote = InetAddress.ofLiteral(request.getRemoteAddr().replaceAll("[\\[\\]]", ""));
        chain.doFilter(trusted.isTrusted(remote) ? new Request(request, client(request, remote)) : request, response);
    }

    private String client(HttpServletRequest request, InetAddress remote) {
        List<String> chain = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .toList();
        return trusted.client(remote, chain).getHostAddress();
    }

    private static final class Request extends HttpServletRequestWrapper {

        private final String client;

        Request(HttpServletRequest request, String client) {
            super(request);
            this.client = client;
        }

        @Override
        public String getRemoteAddr() {
            return client;
        }

        @Override
        public boolean isSecure() {
            return super.isSecure() || "https".equalsIgnoreCase(getHeader("X-Forwarded-Proto"));
        }
    }
}
